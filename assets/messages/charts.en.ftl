# Charts, in English.
alt-stacked = Stacked bar chart
alt-dumbbell = Dumbbell chart
alt-multiples = Small line charts by country
alt-heatmap = Heat map
alt-stages = Bar chart by stage
alt-extremes = Highest: { $high } ({ $high-value }); lowest: { $low } ({ $low-value }).
chart-heatmap = Indicators by country
chart-heatmap-progress = Progress in percent of what was expected by now. { $to }
chart-heatmap-values = Each indicator is shaded from its lowest to its highest country. { $to }
before-and-after = { $before } and { $after }
same-scale = { $measure }. The same scale for each country
each-period = { $title } ({ $unit }), period by period
panel-target = target { $target }
percent-of-target = { $percent } of target
went-on = { $n } of { $all }
key-before = Before
key-after = After
heat-1 = under 50
heat-2 = 50–69
heat-3 = 70–89
heat-4 = 90–99
heat-5 = 100–114
heat-6 = 115–129
heat-7 = 130 and more
heat-lowest = lowest country
heat-highest = highest country
head-stage = Stage
head-reached = Reached this stage
head-went-on = Went on
head-standing = Standing here now
head-progress-expected = Progress against what was expected
note-parts-overlap = Some count in several parts of a bar, so that the parts come to more than the whole.
note-scale-from = The scale begins at { $value }.
note-rows-without = { $n ->
    [one] { $shown } row without any value is not drawn.
   *[other] { $shown } rows without any value are not drawn.
}
note-others-grey = Grey lines: the other countries.
note-stages = Each is counted at the stage at which it stands and at all stages before it.
note-withdrawn = { $n ->
    [one] { $shown } was withdrawn and is not counted.
   *[other] { $shown } were withdrawn and are not counted.
}
note-without-target = { $n ->
    [one] { $shown } indicator without a target is not drawn.
   *[other] { $shown } indicators without a target are not drawn.
}
chart-part = { $subtitle } (part { $n } of { $all })
finding-largest = { $category }: the largest part in { $words } of { $all-words } { $what ->
    [countries] countries
    [periods] periods
   *[groups] groups
}
finding-largest-everywhere = { $category }: the largest part in { $what ->
    [countries] every country
    [periods] every period
   *[groups] every group
}
by-one = { $measure }, by { $first }
finding-highest = { $title }: highest in { $high } ({ $high-value })
finding-more-than = { $title }: { $value }, { $gap } more than in { $period }
finding-less-than = { $title }: { $value }, { $gap } less than in { $period }
finding-same-as = { $title }: { $value }, the same as in { $period }
finding-rise = higher after than before in { $words } of { $all-words } { $what ->
    [countries] countries
   *[groups] groups
}
finding-rise-everywhere = higher after than before in { $what ->
    [countries] { $all ->
        [2] both countries
       *[other] all { $all-words } countries
    }
   *[groups] { $all ->
        [2] both groups
       *[other] all { $all-words } groups
    }
}
finding-highest-gain = { $text }; highest gain: { $name } ({ $gain })
finding-none-behind = None of { $all-words } values is behind what was expected by now
finding-furthest-behind = Furthest behind what was expected: { $title }, { $country } ({ $percent })
finding-stage = { $words } of { $all-words } { $n ->
    [one] has
   *[other] have
} come to “{ $stage }” or further
finding-stage-target = { $text }: the target is reached
finding-stage-short = { $text }, { $words } short of the target
