"""Which Rust does each contender have to compile for the same service traits?

A package has so many modules; each holds two structs, an error enum, a trait of so many methods, a
double of it, and one test. The module's types are its own, so nothing that is generic over them is
shared between modules. What differs between two packages is the double and the lines that set it up
and assert on it: one function per contender below.

A trait has one of three shapes: its methods are `plain`, they are `async`, or the trait is `generic`
over the type that the others call `Item`.
"""

import dataclasses
import pathlib
import re
import shutil
import textwrap

HERE = pathlib.Path(__file__).resolve().parent.parent


@dataclasses.dataclass(frozen=True)
class Argument:
    name: str
    type: str
    kept: str  # the type of the recorded value
    keep: str  # makes the recorded value
    passed: str  # what the tests pass


@dataclasses.dataclass(frozen=True)
class Method:
    name: str
    arguments: tuple[Argument, ...]
    result: str
    answer: str  # what the double is told to answer
    check: str  # of that answer, if there is anything to check; CALL stands for the call


KEY = Argument("key", "&str", "String", "key.to_owned()", '"churn"')
VERSION = Argument("version", "u64", "u64", "version", "7")
FEATURES = Argument("features", "&[f32]", "Vec<f32>", "features.to_vec()", "&[0.5, 1.5]")
BORROWED = Argument("item", "&Item", "Item", "item.clone()", "&item()")
OWNED = Argument("item", "Item", "Item", "item", "item()")
QUERY = Argument("query", "&Query", "Query", "query.clone()", "&query()")
LIMIT = Argument("limit", "Option<u32>", "Option<u32>", "limit", "Some(10)")

ITEM_BOUNDS = "Clone + std::fmt::Debug + PartialEq + Send + Sync + 'static"

SERVICE = (
    Method(
        "get",
        (KEY,),
        "Result<Item, Error>",
        answer="Ok(item())",
        check="matches!(CALL, Ok(found) if found.id == 1)",
    ),
    Method(
        "find",
        (KEY, VERSION),
        "Option<Item>",
        answer="Some(item())",
        check="matches!(CALL, Some(found) if found.id == 1)",
    ),
    Method("score", (FEATURES,), "f64", answer="0.25", check="CALL == 0.25"),
    Method("store", (OWNED,), "()", answer="()", check=""),
    Method("contains", (BORROWED,), "bool", answer="true", check="CALL"),
    Method("search", (QUERY, LIMIT), "Vec<Item>", answer="vec![item()]", check="CALL.len() == 1"),
    Method(
        "update",
        (KEY, VERSION, BORROWED),
        "Result<Item, Error>",
        answer="Err(Error::Conflict(8))",
        check="matches!(CALL, Err(Error::Conflict(8)))",
    ),
    Method(
        "standing",
        (),
        "Result<Query, Error>",
        answer="Ok(query())",
        check='matches!(CALL, Ok(found) if found.text == "all")',
    ),
)


def hand(methods, shape):
    """How would one write the double by hand, so that it records first and is asserted on afterwards?"""
    owned = {
        "&str": '"churn".to_owned()',
        "u64": "7",
        "&[f32]": "vec![0.5, 1.5]",
        "&Item": "item()",
        "Item": "item()",
        "&Query": "query()",
        "Option<u32>": "Some(10)",
    }
    fields, bodies, arrange, verify = [], [], [], []
    for method in methods:
        name = method.name
        kept = listed(of_trait(argument.kept, shape) for argument in method.arguments)
        keep = listed(argument.keep for argument in method.arguments)
        fields.append(f"{name}_calls: Mutex<Vec<{kept}>>,")
        body = f"self.{name}_calls.lock().unwrap().push({keep});"
        if method.result != "()":
            fields.append(f"{name}_answer: Mutex<Option<{of_trait(method.result, shape)}>>,")
            body += f'\nself.{name}_answer.lock().unwrap().clone().expect("no answer for {name}")'
            arrange.append(f"*fake.{name}_answer.lock().unwrap() = Some({method.answer});")
        bodies.append(f"{signature(method, shape)} {{\n{indent(body)}\n}}")
        expected = listed(owned[argument.type] for argument in method.arguments)
        verify.append(f"assert_eq!(*fake.{name}_calls.lock().unwrap(), [{expected}]);")
    if shape == "generic":
        # `derive(Default)` would ask `Default` of `T`.
        empty = (f"{field.split(':')[0]}: Mutex::default()," for field in fields)
        double = (
            f"pub struct FakeService<T> {{\n{indent(fields)}\n}}\n\n"
            f"impl<T> Default for FakeService<T> {{\n    fn default() -> Self {{\n"
            f"        FakeService {{\n{indent(empty, 3)}\n        }}\n    }}\n}}\n\n"
            f"impl<T: {ITEM_BOUNDS}> Service<T> for FakeService<T> {{\n{indent(bodies)}\n}}"
        )
    else:
        double = (
            f"#[derive(Default)]\npub struct FakeService {{\n{indent(fields)}\n}}\n\n"
            f"impl Service for FakeService {{\n{indent(bodies)}\n}}"
        )
    test = [f"let fake = FakeService{of_item(shape)}::default();", *arrange, use_every_method("fake", shape), *verify]
    return Package("", "", ["use std::sync::Mutex;"], test, double)


def mlmock(methods, shape):
    """How does one double a trait with mlmock?"""
    matcher = {
        "&str": '"churn"',
        "u64": "7",
        "&[f32]": "&[0.5, 1.5]",
        "&Item": "&item()",
        "Item": "&item()",
        "&Query": "&query()",
        "Option<u32>": "Some(10)",
    }
    arrange, verify = [], []
    for method in methods:
        field = f"double.{method.name}"
        if method.answer.startswith("Ok("):
            arrange.append(f"{field}.returns_ok{method.answer.removeprefix('Ok')};")
        elif method.answer.startswith("Err("):
            arrange.append(f"{field}.returns_err{method.answer.removeprefix('Err')};")
        elif method.answer != "()":  # which needs no answer
            arrange.append(f"{field}.returns({method.answer});")
        if method.arguments:
            expected = ", ".join(matcher[argument.type] for argument in method.arguments)
            verify.append(f"{field}.assert_called_once_with({expected});")
        else:
            verify.append(f"{field}.assert_called_once();")
    test = [
        f"let double = ServiceDouble{of_item(shape)}::new();",
        *arrange,
        use_every_method("double", shape),
        *verify,
    ]
    return Package(DEPENDENCIES["mlmock"], "#[cfg_attr(test, mlmock::ml_double)]", [], test)


def autospy(methods, shape):
    """How does one spy on a trait with autospy?"""
    owned = {
        "&str": '"churn".to_owned()',
        "u64": "7",
        "&[f32]": "vec![0.5, 1.5]",
        "&Item": "item()",
        "Item": "item()",
        "&Query": "query()",
        "Option<u32>": "Some(10)",
    }
    arrange, verify = [], []
    for method in methods:
        arrange.append(f"spy.{method.name}.returns.set([{method.answer}]);")
        expected = listed(owned[argument.type] for argument in method.arguments)
        verify.append(f"assert_eq!([{expected}], spy.{method.name}.arguments);")
    test = [f"let spy = ServiceSpy{of_item(shape)}::default();", *arrange, use_every_method("spy", shape), *verify]
    return Package(DEPENDENCIES["autospy"], "#[cfg_attr(test, autospy::autospy)]", [], test)


def unimock(methods, shape):
    """How does one mock a trait with unimock? (`some_call` with `returns` asks for exactly one call.)"""
    pattern = {
        "&str": '"churn"',
        "u64": "7",
        "&[f32]": "eq!(&[0.5, 1.5])",
        "&Item": "given",
        "Item": "eq!(&item())",
        "&Query": "given",
        "Option<u32>": "Some(10)",
    }
    guard = {"&Item": "**given == item()", "&Query": "**given == query()"}  # eq! takes no reference to a struct
    clauses = []
    for method in methods:
        expected = ", ".join(pattern[argument.type] for argument in method.arguments)
        guards = [guard[argument.type] for argument in method.arguments if argument.type in guard]
        if guards:
            expected = f"({expected}) if {' && '.join(guards)}"
        typed = ".with_types::<Item>()" if shape == "generic" else ""
        call = f"ServiceMock::{method.name}{typed}.some_call(matching!({expected}))"
        clauses.append(f"{call}.returns({method.answer}),")
    if len(clauses) > 16:  # the longest tuple that is a clause
        eights = (clauses[first : first + 8] for first in range(0, len(clauses), 8))
        clauses = [f"(\n{indent(eight)}\n)," for eight in eights]
    test = [f"let mock = Unimock::new((\n{indent(clauses)}\n));", use_every_method("mock", shape)]
    return Package(
        DEPENDENCIES["unimock"],
        "#[cfg_attr(test, unimock::unimock(api = ServiceMock))]",
        ["use unimock::*;"],
        test,
    )


def mockall(methods, shape):
    """How does one mock a trait with mockall?"""
    predicate = {
        "&str": 'eq("churn")',
        "u64": "eq(7)",
        "&[f32]": "eq([0.5, 1.5].as_slice())",
        "&Item": "eq(item())",
        "Item": "eq(item())",
        "&Query": "eq(query())",
        "Option<u32>": "eq(Some(10))",
    }
    arrange = []
    for method in methods:
        expectation = f"mock.expect_{method.name}()"
        if method.arguments:
            expected = ", ".join(predicate[argument.type] for argument in method.arguments)
            expectation += f".with({expected})"
        ignored = ", ".join("_" for _ in method.arguments)
        arrange.append(f"{expectation}.times(1).returning(|{ignored}| {method.answer});")
    test = [f"let mut mock = MockService{of_item(shape)}::new();", *arrange, use_every_method("mock", shape)]
    return Package(
        DEPENDENCIES["mockall"],
        "#[cfg_attr(test, mockall::automock)]",
        ["use mockall::predicate::eq;"],
        test,
    )


# As in Cargo.toml, so that Cargo.lock fits.
DEPENDENCIES = {
    "mlmock": f'mlmock = {{ path = "{HERE.parent.parent / "mlmock"}" }}',
    "autospy": 'autospy = { version = "=1.6.1", default-features = false, features = ["async"] }',
    "unimock": 'unimock = "=0.6.8"',
    "mockall": 'mockall = "=0.15.0"',
}

CONTENDERS = {function.__name__: function for function in (hand, mlmock, autospy, unimock, mockall)}


@dataclasses.dataclass(frozen=True)
class Package:
    dependency: str  # a line of Cargo.toml
    attribute: str  # the trait's
    imports: list[str]  # of the test module
    test: list[str]  # the lines of the test
    double: str = ""  # where it is written by hand


MANIFEST = """\
[package]
name = "{name}"
version = "0.0.0"
edition = "2024"
publish = false

# Without doctests the library is compiled once, as a test.
[lib]
doctest = false

[{table}]
{dependency}

[workspace]
"""

ROOT = """\
#![allow(async_fn_in_trait)]

{modules}
{now}"""

NOW = """
/// Stands for an executor: nothing here waits for anything.
#[cfg(test)]
fn now<F: Future>(future: F) -> F::Output {
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match std::pin::pin!(future).poll(&mut context) {
        std::task::Poll::Ready(output) => output,
        std::task::Poll::Pending => panic!("it waits"),
    }
}
"""

MODULE = """\
#[derive(Debug, Clone, PartialEq)]
pub struct Item {{
    pub id: u64,
    pub name: String,
    pub weights: Vec<f32>,
}}

#[derive(Debug, Clone, PartialEq)]
pub struct Query {{
    pub text: String,
    pub page: Option<u32>,
}}

#[derive(Debug, Clone, PartialEq)]
pub enum Error {{
    NotFound(String),
    Conflict(u64),
    Unavailable,
}}

{attribute}pub trait Service{parameter} {{
{declarations}
}}

#[cfg(test)]
mod tests {{
{imports}

    fn item() -> Item {{
        Item {{ id: 1, name: "churn".to_owned(), weights: vec![0.5, 1.5] }}
    }}

    fn query() -> Query {{
        Query {{ text: "all".to_owned(), page: None }}
    }}

    /// Stands for the code under test.
    {user} {{
{calls}
    }}

    #[test]
    fn every_method_is_stubbed_called_and_asserted() {{
{test}
    }}
{double}}}
"""

USERS = {
    "plain": "fn use_every_method(service: &dyn Service)",
    "async": "async fn use_every_method(service: &impl Service)",
    "generic": "fn use_every_method(service: &dyn Service<Item>)",
}


def of_trait(type, shape):
    """The type as the trait says it."""
    return re.sub(r"\bItem\b", "T", type) if shape == "generic" else type


def of_item(shape):
    return "::<Item>" if shape == "generic" else ""


def use_every_method(double, shape):
    call = f"use_every_method(&{double})"
    return f"crate::now({call});" if shape == "async" else f"{call};"


def signature(method, shape):
    arguments = (f"{argument.name}: {of_trait(argument.type, shape)}" for argument in method.arguments)
    result = "" if method.result == "()" else f" -> {of_trait(method.result, shape)}"
    keyword = "async fn" if shape == "async" else "fn"
    return f"{keyword} {method.name}({', '.join(['&self', *arguments])}){result}"


def check(method, shape):
    call = f"service.{method.name}({', '.join(argument.passed for argument in method.arguments)})"
    if shape == "async":
        call += ".await"
    return f"assert!({method.check.replace('CALL', call)});" if method.check else f"{call};"


def listed(parts):
    """One part as it is, others as a tuple."""
    parts = list(parts)
    return parts[0] if len(parts) == 1 else f"({', '.join(parts)})"


def indent(code, levels=1):
    return textwrap.indent(code if isinstance(code, str) else "\n".join(code), "    " * levels)


def service_methods(count, signatures):
    """The first so many methods of SERVICE, over and over under new names where more are wanted."""
    for index in range(count):
        again, position = divmod(index, min(signatures, len(SERVICE)))
        method = SERVICE[position]
        yield dataclasses.replace(method, name=f"{method.name}_{again + 1}") if again else method


def write(directory, name, contender, shape, traits, methods, signatures):
    """Writes the package of a contender."""
    methods = list(service_methods(methods, signatures))
    package = CONTENDERS[contender](methods, shape)
    module = MODULE.format(
        attribute=f"{package.attribute}\n" if package.attribute else "",
        parameter=f"<T: {ITEM_BOUNDS}>" if shape == "generic" else "",
        declarations=indent(f"{signature(method, shape)};" for method in methods),
        imports=indent(["use super::*;", *package.imports]),
        user=USERS[shape],
        calls=indent((check(method, shape) for method in methods), 2),
        test=indent(package.test, 2),
        double=f"\n{indent(package.double)}\n" if package.double else "",
    )
    modules = "\n".join(f"pub mod service_{index};" for index in range(traits))
    source = manifest(directory, name, "dev-dependencies", package.dependency)
    (source / "lib.rs").write_text(ROOT.format(modules=modules, now=NOW if shape == "async" else ""))
    for index in range(traits):
        (source / f"service_{index}.rs").write_text(module)


def write_empty(directory, name, contender):
    """Writes a package that does nothing but depend on the contender's crate."""
    source = manifest(directory, name, "dependencies", DEPENDENCIES[contender])
    (source / "lib.rs").write_text("")


def manifest(directory, name, table, dependency):
    """Begins a package anew; gives back where its source goes."""
    source = directory / "src"
    shutil.rmtree(source, ignore_errors=True)
    source.mkdir(parents=True)
    (directory / "Cargo.toml").write_text(MANIFEST.format(name=name, table=table, dependency=dependency))
    shutil.copy(HERE / "Cargo.lock", directory / "Cargo.lock")
    return source
