#!/usr/bin/env python3
"""Which Rust does each contender of compile.sh have to compile for the same forty service traits?

    generate.py OUT TRAITS METHODS SIGNATURES CONTENDER..

writes one cargo package per contender to OUT/CONTENDER. A package has TRAITS modules; each holds
two structs, an error enum, a trait of METHODS methods with SIGNATURES different signatures, a
double of it, and one test. The module's types are its own, so nothing that is generic over them is
shared between modules. What differs between two packages is the double and the lines that set it up
and assert on it: one function per contender below.
"""

import dataclasses
import pathlib
import shutil
import sys
import textwrap


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


def hand(methods):
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
        kept = listed(argument.kept for argument in method.arguments)
        keep = listed(argument.keep for argument in method.arguments)
        fields.append(f"{name}_calls: Mutex<Vec<{kept}>>,")
        body = f"self.{name}_calls.lock().unwrap().push({keep});"
        if method.result != "()":
            fields.append(f"{name}_answer: Mutex<Option<{method.result}>>,")
            body += f'\nself.{name}_answer.lock().unwrap().clone().expect("no answer for {name}")'
            arrange.append(f"*fake.{name}_answer.lock().unwrap() = Some({method.answer});")
        bodies.append(f"{signature(method)} {{\n{indent(body)}\n}}")
        expected = listed(owned[argument.type] for argument in method.arguments)
        verify.append(f"assert_eq!(*fake.{name}_calls.lock().unwrap(), [{expected}]);")
    double = (
        f"#[derive(Default)]\npub struct FakeService {{\n{indent(fields)}\n}}\n\n"
        f"impl Service for FakeService {{\n{indent(bodies)}\n}}"
    )
    test = ["let fake = FakeService::default();", *arrange, "use_every_method(&fake);", *verify]
    return Package("", "", ["use std::sync::Mutex;"], test, double)


def mlmock(methods):
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
    test = ["let double = ServiceDouble::new();", *arrange, "use_every_method(&double);", *verify]
    return Package('mlmock = { path = "../../../../../mlmock" }', "#[cfg_attr(test, mlmock::ml_double)]", [], test)


def autospy(methods):
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
    dependency = 'autospy = { version = "=1.6.1", default-features = false, features = ["async"] }'
    test = ["let spy = ServiceSpy::default();", *arrange, "use_every_method(&spy);", *verify]
    return Package(dependency, "#[cfg_attr(test, autospy::autospy)]", [], test)


def unimock(methods):
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
        clauses.append(f"ServiceMock::{method.name}.some_call(matching!({expected})).returns({method.answer}),")
    if len(clauses) > 16:  # the longest tuple that is a clause
        eights = (clauses[first : first + 8] for first in range(0, len(clauses), 8))
        clauses = [f"(\n{indent(eight)}\n)," for eight in eights]
    test = [f"let mock = Unimock::new((\n{indent(clauses)}\n));", "use_every_method(&mock);"]
    return Package(
        'unimock = "=0.6.8"',
        "#[cfg_attr(test, unimock::unimock(api = ServiceMock))]",
        ["use unimock::*;"],
        test,
    )


def mockall(methods):
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
    test = ["let mut mock = MockService::new();", *arrange, "use_every_method(&mock);"]
    return Package(
        'mockall = "=0.15.0"',
        "#[cfg_attr(test, mockall::automock)]",
        ["use mockall::predicate::eq;"],
        test,
    )


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
name = "compile-{contender}"
version = "0.0.0"
edition = "2024"
publish = false

# Without doctests the library is compiled once, as a test.
[lib]
doctest = false

[dev-dependencies]
{dependency}

[workspace]
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

{attribute}pub trait Service {{
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
    fn use_every_method(service: &dyn Service) {{
{calls}
    }}

    #[test]
    fn every_method_is_stubbed_called_and_asserted() {{
{test}
    }}
{double}}}
"""


def signature(method):
    parameters = ["&self", *(f"{argument.name}: {argument.type}" for argument in method.arguments)]
    result = "" if method.result == "()" else f" -> {method.result}"
    return f"fn {method.name}({', '.join(parameters)}){result}"


def check(method):
    call = f"service.{method.name}({', '.join(argument.passed for argument in method.arguments)})"
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


def write(directory, contender, traits, methods):
    package = CONTENDERS[contender](methods)
    module = MODULE.format(
        attribute=f"{package.attribute}\n" if package.attribute else "",
        declarations=indent(f"{signature(method)};" for method in methods),
        imports=indent(["use super::*;", *package.imports]),
        calls=indent((check(method) for method in methods), 2),
        test=indent(package.test, 2),
        double=f"\n{indent(package.double)}\n" if package.double else "",
    )
    source = directory / "src"
    shutil.rmtree(source, ignore_errors=True)
    source.mkdir(parents=True)
    (directory / "Cargo.toml").write_text(MANIFEST.format(contender=contender, dependency=package.dependency))
    (source / "lib.rs").write_text("".join(f"pub mod service_{index};\n" for index in range(traits)))
    for index in range(traits):
        (source / f"service_{index}.rs").write_text(module)


def main():
    out, traits, methods, signatures, *contenders = sys.argv[1:]
    unknown = [contender for contender in contenders if contender not in CONTENDERS]
    if unknown:
        sys.exit(f"generate.py: no contender is called {', '.join(unknown)}; there are {', '.join(CONTENDERS)}")
    service = list(service_methods(int(methods), int(signatures)))
    for contender in contenders:
        write(pathlib.Path(out) / contender, contender, int(traits), service)


if __name__ == "__main__":
    main()
