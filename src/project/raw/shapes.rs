//! How the shape of an entry is said: its keys, their types, and which must be there.

macro_rules! shapes {
    ($( $(#[doc = $doc:literal])+ $name:ident $what:literal {
        $( $field:ident: $type:ty = $key:literal $($need:ident)?, )+
    } )+) => { $(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Default)]
        pub struct $name {
            /// The entry's header, or the entry.
            #[allow(dead_code)] // Not every kind of entry is pointed at as a whole.
            pub span: Range<usize>,
            $(
                #[doc = concat!("`", $key, "`")]
                pub $field: Option<Spanned<$type>>,
            )+
        }

        impl $name {
            /// What it is, with its article.
            pub const WHAT: &'static str = $what;
            /// The keys that it has.
            pub const KEYS: &'static [&'static str] = &[$($key),+];
            /// The keys that must be there.
            pub const REQUIRED: &'static [&'static str] = &[$( $(shapes!(@ $need $key),)? )+];
        }

        impl Read for $name {
            fn read(value: &DeValue<'_>, span: Range<usize>, reader: &mut Reader<'_>) -> Option<$name> {
                let DeValue::Table(table) = value else {
                    reader.wrong_kind(value, span, concat!("the keys of ", $what));
                    return None;
                };
                reader.check_keys(table, &span, Self::WHAT, Self::KEYS, Self::REQUIRED);
                Some($name { $( $field: reader.key(table, $key), )+ span })
            }
        }
    )+ };
    (@ required $key:literal) => { $key };
}

pub(super) use shapes;
