//! Attribute names, interned; the ones that tell nothing are not kept.

macro_rules! attributes {
    ($($variant:ident $name:literal),* $(,)?) => {
        /// The name of a kept attribute.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        #[allow(missing_docs)]
        pub enum AttributeName {
            $($variant,)*
            /// Any `data-*` attribute that names a component (`data-testid`, `data-module` …):
            /// its value is read like a class.
            DataName,
            /// Any attribute by which an advertising library marks its slot (`data-ad-slot` …).
            DataAd,
        }

        impl AttributeName {
            /// The kept attribute of a lower-case name.
            pub fn from_name(name: &str) -> Option<AttributeName> {
                Some(match name {
                    $($name => AttributeName::$variant,)*
                    "data-testid" | "data-test-id" | "data-test" | "data-qa" | "data-component"
                    | "data-component-name" | "data-module" | "data-widget" | "data-widget-type" | "data-type"
                    | "data-name" | "data-area" | "data-area-name" | "data-block" | "data-section" => {
                        AttributeName::DataName
                    }
                    _ if is_ad_attribute(name) => AttributeName::DataAd,
                    _ => return None,
                })
            }
        }
    };
}

attributes! {
    Action "action", Alt "alt", AriaHidden "aria-hidden", AriaLabel "aria-label", AriaModal "aria-modal",
    Class "class", Content "content", Datetime "datetime", Dir "dir", Height "height", Hidden "hidden",
    Href "href", Id "id", Itemprop "itemprop", Itemtype "itemtype", Lang "lang", Name "name",
    Placeholder "placeholder", Property "property", Rel "rel", Role "role", Src "src", Style "style", Target "target",
    Title "title", Type "type", Width "width",
}

/// Generic attribute prefixes of ad slots: `data-ad`, `data-ad-…`, `data-ads…`, `data-google-query-id`.
fn is_ad_attribute(name: &str) -> bool {
    let Some(rest) = name.strip_prefix("data-") else { return false };
    rest == "ad"
        || rest == "ads"
        || rest.starts_with("ad-")
        || rest.starts_with("ads-")
        || rest.starts_with("adunit")
        || rest == "google-query-id"
}
