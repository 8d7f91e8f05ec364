//! Does the expansion read as intended?
//!
//! `tests/<case>.rs` is what a user writes, `tests/<case>.expanded.rs` what becomes of it.
//! `BLESS=1 cargo test -p mlmock-macros` writes the latter anew: read the difference.

use std::path::{Path, PathBuf};
use std::{env, fs};

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn_in_full::{self as syn, Item, ItemTrait, Meta};

use crate::{expand, extend};

macro_rules! cases {
    ($($case:ident),* $(,)?) => {
        /// The names of all cases.
        const CASES: &[&str] = &[$(stringify!($case)),*];

        mod expands {
            $(
                #[test]
                fn $case() {
                    super::compare(stringify!($case));
                }
            )*
        }
    };
}

cases! {
    arguments,
    associated_items,
    async_trait_above,
    asynchronous_methods,
    borrowed_results,
    captures,
    conditional_methods,
    empty_trait,
    extended,
    foreign,
    function,
    generic_methods,
    generic_trait,
    mutable_results,
    named_and_elsewhere,
    parameter_attributes,
    parts_of_arguments,
    plain_service,
    provided_methods,
    raw_identifiers,
    statics,
}

/// Compares the expansion of a case with the one on file, or writes it.
fn compare(case: &str) {
    let (args, item) = input(case);
    compare_with(case, expand(args, item));
}

fn compare_with(case: &str, expanded: TokenStream) {
    let file = match syn::parse2(expanded) {
        Ok(file) => file,
        Err(error) => panic!("the expansion of `{case}` is not Rust: {error}"),
    };
    let actual = prettyplease::unparse(&file);
    let path = path(&format!("{case}.expanded.rs"));
    if env::var_os("BLESS").is_some() {
        fs::write(&path, actual).expect("the expansion can be written");
        return;
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if let Some(difference) = difference(&expected, &actual) {
        panic!(
            "`{case}` expands to something else than src/tests/{case}.expanded.rs, {difference}\n\
             if that is intended, `BLESS=1 cargo test -p mlmock-macros` writes it anew: read what changes"
        );
    }
}

/// The first line in which two texts differ.
fn difference(expected: &str, actual: &str) -> Option<String> {
    if expected == actual {
        return None;
    }
    let (mut expected, mut actual) = (expected.lines(), actual.lines());
    (1..).find_map(|number| match (expected.next(), actual.next()) {
        (None, None) => Some(String::from("in its last line break")),
        (expected, actual) if expected == actual => None,
        (expected, actual) => Some(format!(
            "from line {number} on\n  expected: {}\n  actual:   {}",
            expected.unwrap_or("the end of the file"),
            actual.unwrap_or("the end of the file"),
        )),
    })
}

fn path(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src/tests")
        .join(file)
}

/// The arguments of the attribute, and the item below it.
fn input(case: &str) -> (TokenStream, TokenStream) {
    let text = fs::read_to_string(path(&format!("{case}.rs"))).expect("the case has a file");
    let file = syn::parse_file(&text).expect("the case is Rust");
    let [item] = &file.items[..] else {
        panic!("`{case}` is not one item")
    };
    let mut item = item.clone();
    let attrs = match &mut item {
        Item::Trait(item) => &mut item.attrs,
        Item::Fn(item) => &mut item.attrs,
        _ => panic!("`{case}` is neither a trait nor a function"),
    };
    let ours = |attr: &syn::Attribute| attr.path().is_ident("ml_double");
    let index = attrs
        .iter()
        .position(ours)
        .expect("the item has the attribute");
    let args = match attrs.remove(index).meta {
        Meta::List(list) => list.tokens,
        _ => TokenStream::new(),
    };
    (args, item.into_token_stream())
}

/// What the macro of a supertrait's double makes of its trait, and of what the attribute of a subtrait says. The
/// latter stands where the arguments are.
const EXTENDING: &str = "extending";

fn extended(said: &TokenStream, item: &TokenStream) -> TokenStream {
    extend(quote!({ #said } #item))
}

#[test]
fn a_supertrait_is_implemented_where_its_double_is_a_field() {
    let (said, item) = input(EXTENDING);
    compare_with(EXTENDING, extended(&said, &item));
}

#[test]
fn no_junk_makes_an_extension_panic() {
    let mut random = Random(1);
    for _ in 0..3000 {
        let (said, item) = input(EXTENDING);
        let (said, item) = (spoilt(said, &mut random), spoilt(item, &mut random));
        extended(&said, &item);
    }
    for junk in [
        "",
        "{}",
        "{} trait Store {}",
        "trait Store {}",
        "{} fn get();",
        "7",
    ] {
        let expanded = extend(junk.parse().expect("these are tokens"));
        assert!(count(&flat(expanded), "compile_error") > 0, "{junk}");
    }
}

#[test]
fn every_file_is_a_case() {
    let files = fs::read_dir(path("")).expect("the cases have a directory");
    for file in files {
        let name = file.expect("the directory can be read").file_name();
        let name = name.to_string_lossy().into_owned();
        let case = name.split('.').next().unwrap_or_default();
        let is_case = case == EXTENDING || CASES.contains(&case);
        assert!(is_case, "src/tests/{name} belongs to no case");
    }
}

#[test]
fn expanding_twice_gives_the_same() {
    for case in CASES {
        let expanded = || {
            let (args, item) = input(case);
            expand(args, item).to_string()
        };
        assert!(expanded() == expanded(), "`{case}` expands in two ways");
    }
}

#[test]
fn the_crate_has_no_name_but_the_given_one() {
    for case in CASES {
        let (args, item) = input(case);
        let elsewhere = match args.is_empty() || args.to_string().contains("crate") {
            true => quote!(crate = my::path),
            false => quote!(#args, crate = my::path),
        };
        // What the user writes is handed on to doubles that extend this one.
        let written = count(&flat(item.clone()), "mlmock");
        let tokens = flat(expand(elsewhere, item));
        assert!(count(&tokens, "__mlmock") > 0, "`{case}` is refused");
        assert_eq!(
            count(&tokens, "mlmock"),
            written,
            "`{case}` names `mlmock` under `crate = my::path`"
        );
    }
}

#[test]
fn a_refused_trait_is_given_back_with_all_its_errors() {
    let item = quote! {
        trait Registry: Copy {
            type Model<'a>;
            const STAGES: &'static [&'static str];
            fn load<T: Default>(&self) -> T;
            fn shape(&self) -> impl Shape;
            fn cache(&self) -> &mut Vec<u8>;
            more!();
        }
    };
    let args = quote!(name = Registry, type Stage = u8, const LIMIT = 3);
    let expanded = expand(args, item.clone());
    assert_given_back(&item, &expanded);
    assert_eq!(count(&flat(expanded), "compile_error"), 10);
    let expanded = expand(quote!(nmae = FakeRegistry), item.clone());
    assert_given_back(&item, &expanded);
    assert_eq!(count(&flat(expanded), "compile_error"), 1);
}

#[test]
fn a_refused_parameter_attribute_leaves_a_trait_without_it() {
    let expanded = expand(
        quote!(),
        quote! {
            trait Login {
                fn log_in(&self, #[ml_double(skpi)] user: &str, #[ml_double(into = u8)] password: &str);
            }
        },
    );
    let bare = quote! { trait Login { fn log_in(&self, user: &str, password: &str); } };
    assert_given_back(&bare, &expanded);
    assert_eq!(count(&flat(expanded), "compile_error"), 2);
}

#[test]
fn what_is_no_trait_is_given_back() {
    let items = [
        quote!(),
        quote!(
            struct Registry;
        ),
        quote!(
            enum Stage {
                Staging,
                Production,
            }
        ),
        quote!(union Bits { a: u32, b: f32 }),
        quote!(impl Registry { fn version(&self) -> u32 { 7 } }),
        quote!(
            mod registry {
                trait Registry {}
            }
        ),
        quote!(
            fn version(&self) -> u32;
        ),
        quote!(
            use registry::Registry;
        ),
        quote!(
            type Registry = Store;
        ),
        quote!(
            trait Registry = Store;
        ),
        quote!(
            const LIMIT: usize = 7;
        ),
        quote!(
            static LIMIT: usize = 7;
        ),
        quote!(
            extern "C" {
                fn version();
            }
        ),
        quote!(
            macro_rules! registry {
                () => {};
            }
        ),
        quote!(registry! {}),
        quote!(trait),
        quote!(trait Registry),
        quote!(trait Registry { fn }),
        quote!(trait Registry { fn version(&self, u32) }),
        quote!(trait Registry { fn version(&self) -> ; }),
        quote!(
            trait Registry {}
            trait Store {}
        ),
        quote!(#[doc]),
        quote!(#),
        quote!(7 + "seven" => 'a' ; ,,),
        quote!(< > :: -> ..= $ ? ! @ ~),
    ];
    for item in items {
        let expanded = expand(quote!(), item.clone());
        assert_given_back(&item, &expanded);
    }
}

#[test]
fn no_arguments_make_it_panic() {
    let arguments = [
        ",",
        ",,",
        "name",
        "name =",
        "name = ,",
        "name = 7",
        "name = \"FakeRegistry\"",
        "name = a::b",
        "name = r#crate",
        "name = struct",
        "name = _",
        "name == FakeRegistry",
        "name(FakeRegistry)",
        "name = FakeRegistry name = StubRegistry",
        "name = FakeRegistry, name = StubRegistry",
        "name = FakeRegistry,",
        "crate",
        "crate =",
        "crate = ::my::mlmock",
        "crate = crate",
        "crate = self::super",
        "crate = my::",
        "crate = my::mlmock<u8>",
        "crate = <T as Trait>::mlmock",
        "r#name = FakeRegistry",
        "type Item = u32",
        "const DIM: usize = 4",
        "extends(Store, Registry as models)",
        "of = object_store::ObjectStore",
        "7",
        "-7.5e3",
        "\"name\"",
        "'name",
        "'n'",
        "b\"\\xff\"",
        "() [] {}",
        "(((((",
        "name = { FakeRegistry }",
        "# ! $ % & * @ ^ ~ ? ; : ::",
        "größe = Größe",
        "fn() -> !",
        "_",
    ];
    for arguments in arguments {
        let Ok(arguments) = arguments.parse::<TokenStream>() else {
            continue;
        };
        let parameter = quote! {
            trait Registry { fn log(&self, #[ml_double(#arguments)] name: &str); }
        };
        expand(quote!(), parameter);
        for case in CASES {
            let (_, item) = input(case);
            expand(arguments.clone(), item);
        }
    }
}

#[test]
fn no_junk_makes_it_panic_or_becomes_junk() {
    let mut random = Random(1);
    for case in CASES {
        for _ in 0..300 {
            let (args, item) = input(case);
            let (args, item) = (spoilt(args, &mut random), spoilt(item, &mut random));
            let expanded = expand(args, item.clone());
            if syn::parse2::<ItemTrait>(item.clone()).is_ok()
                && let Err(error) = syn::parse2::<syn::File>(expanded.clone())
            {
                panic!("this is a trait: {item}\nand this is not Rust, {error}: {expanded}");
            }
        }
    }
}

/// Whatever is a trait or a function to those who read all of the language, is one to us, and the same.
#[test]
fn no_trait_and_no_function_is_missed() {
    let mut random = Random(2);
    for case in CASES {
        for round in 0..100 {
            let (_, item) = input(case);
            let item = match round {
                0 => item,
                _ => spoilt(item, &mut random),
            };
            let full = match syn::parse2::<Item>(item.clone()) {
                Ok(Item::Trait(item)) => item.into_token_stream(),
                Ok(Item::Fn(item)) => item.into_token_stream(),
                _ => continue,
            };
            let ours = match crate::syntax::read(item.clone(), &::syn::parse2) {
                Ok((crate::syntax::Item::Trait(item), _)) => item.into_token_stream(),
                Ok((crate::syntax::Item::Fn(item), _)) => item.into_token_stream(),
                _ => panic!("missed: {item}"),
            };
            assert_eq!(ungrouped(full), ungrouped(crate::syntax::revealed(ours)));
        }
    }
}

/// All tokens but the groups that nobody sees, and the signs that go without saying.
fn ungrouped(tokens: TokenStream) -> Vec<String> {
    let mut all = Vec::new();
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let last = trees.len().saturating_sub(1);
    for (index, tree) in trees.into_iter().enumerate() {
        match tree {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                all.extend(ungrouped(group.stream()));
            }
            TokenTree::Group(group) => {
                all.push(format!("{:?}", group.delimiter()));
                all.extend(ungrouped(group.stream()));
                all.push(String::from("end"));
            }
            tree if index == last && tree.to_string() == "," => {}
            tree if tree.to_string() == ":" => {}
            tree => all.push(tree.to_string()),
        }
    }
    all
}

/// The tokens with some of them gone, doubled, or in another place.
fn spoilt(tokens: TokenStream, random: &mut Random) -> TokenStream {
    let mut trees: Vec<TokenTree> = Vec::new();
    for tree in tokens {
        let tree = match tree {
            TokenTree::Group(group) => TokenTree::Group(Group::new(
                group.delimiter(),
                spoilt(group.stream(), random),
            )),
            tree => tree,
        };
        match random.below(200) {
            0 => {}
            1 => trees.extend([tree.clone(), tree]),
            2 => trees.insert(random.below(trees.len() + 1), tree),
            3 => trees.push(TokenTree::Group(Group::new(Delimiter::None, tree.into()))),
            4 => trees.push(TokenTree::Group(Group::new(
                Delimiter::Parenthesis,
                tree.into(),
            ))),
            _ => trees.push(tree),
        }
    }
    trees.into_iter().collect()
}

/// A linear congruential generator: the same junk in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

/// Asserts that an expansion begins with the item as it was.
#[track_caller]
fn assert_given_back(item: &TokenStream, expanded: &TokenStream) {
    let (item, expanded) = (flat(item.clone()), flat(expanded.clone()));
    assert!(
        expanded.starts_with(&item),
        "not given back\n  item:     {}\n  expanded: {}",
        item.join(" "),
        expanded.join(" "),
    );
}

fn count(tokens: &[String], word: &str) -> usize {
    tokens.iter().filter(|token| *token == word).count()
}

/// All tokens, those in groups among them.
fn flat(tokens: TokenStream) -> Vec<String> {
    let mut all = Vec::new();
    for tree in tokens {
        match tree {
            TokenTree::Group(group) => {
                all.push(format!("{:?}", group.delimiter()));
                all.extend(flat(group.stream()));
                all.push(String::from("end"));
            }
            tree => all.push(tree.to_string()),
        }
    }
    all
}
