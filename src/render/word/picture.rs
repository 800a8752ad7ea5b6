//! Pictures of charts, and how large they are.

/// A picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture<'a> {
    /// As PNG.
    pub png: &'a [u8],
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

impl<'a> Picture<'a> {
    /// A picture, whose size every PNG states at the same place.
    pub fn of(png: &'a [u8]) -> Picture<'a> {
        let number = |from: usize| {
            let bytes = png.get(from..from + 4).and_then(|bytes| bytes.try_into().ok());
            bytes.map_or(1, u32::from_be_bytes).max(1)
        };
        Picture { png, width: number(16), height: number(20) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_says_how_large_it_is() {
        let mut png = vec![0; 16];
        png.extend(2008u32.to_be_bytes());
        png.extend(990u32.to_be_bytes());
        let picture = Picture::of(&png);
        assert_eq!((picture.width, picture.height), (2008, 990));
        assert_eq!((Picture::of(b"").width, Picture::of(b"").height), (1, 1));
    }
}
