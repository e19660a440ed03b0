//! Fails if files import each other in a circle, or a module of the client imports from a higher level.
//!
//! A file depends on the files that define the items it names, in a `use` or in any other path. A re-export
//! is not a dependency of the file that re-exports: `crate::x::Z` leads to the file of `Z`. Code that is
//! compiled only for tests is ignored.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fs,
    path::{Path, PathBuf},
    slice, thread,
};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Item, UseTree, Visibility};

/// The modules of `profound-client`, lowest level first.
const LEVELS: [&[&str]; 9] = [
    &[
        "endpoint",
        "deadline",
        "exclusive",
        "patch",
        "sse",
        "time_zone",
        "work",
    ],
    &["error"],
    &["request", "retry", "quota", "observe", "trace", "dates"],
    &["cache", "credentials"],
    &["response"],
    &["call", "report", "pages", "transport"],
    &["client"],
    &["blocking", "replay"],
    // The root: re-exports, and items used by generated code.
    &["", "private"],
];

/// The root files of all crates, relative to the repository.
const ROOTS: [&str; 9] = [
    "profound-macros/contract/src/lib.rs",
    "profound-macros/core/src/lib.rs",
    "profound-macros/src/lib.rs",
    "profound-client/src/lib.rs",
    "profound-client/api/src/lib.rs",
    "profound-client/redis/src/lib.rs",
    "profound-client/sandbox/src/lib.rs",
    "tests/codegen/src/main.rs",
    "tests/support/lib.rs",
];

#[test]
fn client_modules_import_from_lower_levels_only() {
    let client = Crate::read("profound-client/src/lib.rs");
    let level_of = |module: &Name| {
        let top = module.first().map_or("", String::as_str);
        let level = LEVELS.iter().position(|names| names.contains(&top));
        level.unwrap_or_else(|| panic!("`{top}` has no level: add it to LEVELS in {}", file!()))
    };
    let mut mistakes = Vec::new();
    // Between the modules directly below the root.
    let mut between = Edges::new();
    for (importer, imported, path) in client.edges() {
        if level_of(imported) > level_of(importer) {
            let [importer, imported] = [importer, imported].map(|module| client.file(module));
            mistakes.push(format!(
                "{importer} imports from a higher level: `{path}` is defined in {imported}; \
                 move the item down, or pass what is needed as an argument"
            ));
        }
        let [importer, imported] =
            [importer, imported].map(|module| module[..1.min(module.len())].to_vec());
        if importer != imported {
            between
                .entry(importer)
                .or_default()
                .entry(imported)
                .or_insert(path.clone());
        }
    }
    mistakes.extend(
        circles(&between)
            .iter()
            .map(|circle| client.describe(circle, &between)),
    );
    assert!(mistakes.is_empty(), "\n{}", mistakes.join("\n"));
}

#[test]
fn files_do_not_import_each_other_in_a_circle() {
    let mistakes: Vec<_> = thread::scope(|scope| {
        let checks = ROOTS.map(|root| scope.spawn(|| circles_of_files(root)));
        let results = checks.into_iter().map(|check| check.join());
        results
            .flat_map(|mistakes| mistakes.expect("all files can be read and parsed"))
            .collect()
    });
    assert!(mistakes.is_empty(), "\n{}", mistakes.join("\n"));
}

fn circles_of_files(root: &str) -> Vec<String> {
    if !path_of(root).exists() {
        return vec![format!("there is no {root}: correct ROOTS")];
    }
    let sources = Crate::read(root);
    let circles = circles(&sources.edges).into_iter();
    circles
        .map(|circle| sources.describe(&circle, &sources.edges))
        .collect()
}

#[test]
fn a_circle_is_found_through_reexports() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("structure");
    fs::create_dir_all(folder.join("b")).expect("the target directory is writable");
    for (file, text) in [
        ("lib.rs", "mod a; mod b; pub use self::b::C;"),
        ("a.rs", "use crate::C; pub(crate) struct A(C);"),
        (
            "b.rs",
            "mod c; pub use self::c::C; #[cfg(test)] mod tests { use crate::a::A; }",
        ),
        (
            "b/c.rs",
            "pub struct C; fn c() { print!(\"{}\", crate::a::A::NAME) }",
        ),
    ] {
        fs::write(folder.join(file), text).expect("the target directory is writable");
    }
    // With slashes on Windows too.
    let folder = folder.display().to_string().replace('\\', "/");
    let root = format!("{folder}/lib.rs");
    let [circle] = &circles_of_files(&root)[..] else {
        panic!("there is one circle");
    };
    let circle = circle.replace(&format!("{folder}/"), "");
    let expected = "a.rs has `use crate::C`, defined in b/c.rs\n  b/c.rs has `crate::a::A::NAME`, defined in a.rs";
    assert!(circle.contains(expected), "{circle}");
}

/// The path of a module below the root of its crate.
type Name = Vec<String>;
/// The modules that each module depends on, and the path that causes it.
type Edges = BTreeMap<Name, BTreeMap<Name, String>>;

/// Returns the shortest circle through each module, each circle once.
fn circles(edges: &Edges) -> Vec<Vec<&Name>> {
    let mut seen = BTreeSet::new();
    let shortest = edges
        .keys()
        .filter_map(|start| shortest_circle(edges, start));
    shortest
        .filter(|circle| seen.insert(circle.iter().copied().collect::<BTreeSet<_>>()))
        .collect()
}

fn shortest_circle<'e>(edges: &'e Edges, start: &'e Name) -> Option<Vec<&'e Name>> {
    let mut came_from = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(module) = queue.pop_front() {
        for next in edges.get(module).into_iter().flat_map(BTreeMap::keys) {
            if next == start {
                let mut circle = vec![module];
                while let Some(previous) = came_from.get(circle[circle.len() - 1]) {
                    circle.push(*previous);
                }
                circle.reverse();
                return Some(circle);
            }
            came_from.entry(next).or_insert_with(|| {
                queue.push_back(next);
                module
            });
        }
    }
    None
}

#[derive(Default)]
struct Crate {
    modules: BTreeMap<Name, Module>,
    edges: Edges,
}

/// A module: a file, or a part of one.
#[derive(Default)]
struct Module {
    /// Relative to the repository.
    file: String,
    defined: BTreeSet<String>,
    imports: Vec<Import>,
    /// Paths of two segments or more outside `use`.
    paths: BTreeSet<Name>,
    /// All identifiers outside `use`.
    words: BTreeSet<String>,
}

struct Import {
    /// The name in this module; `*` for a glob.
    name: String,
    path: Name,
    reexport: bool,
}

impl Crate {
    /// Reads a crate from its root file, and panics if there is none.
    fn read(root: &str) -> Self {
        let mut sources = Self::default();
        let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
        sources.add_file(Vec::new(), root, folder);
        sources.resolve_edges();
        sources
    }

    /// Adds a file and its modules; those in files of their own are below `folder`.
    fn add_file(&mut self, name: Name, file: &str, folder: &str) {
        let text =
            fs::read_to_string(path_of(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        let parsed = syn::parse_file(&text).unwrap_or_else(|error| panic!("{file}: {error}"));
        self.add_items(name, parsed.items, file, folder);
    }

    fn add_items(&mut self, name: Name, items: Vec<Item>, file: &str, folder: &str) {
        let mut module = Module {
            file: file.to_owned(),
            ..Module::default()
        };
        for item in items {
            match item {
                item if is_for_tests(&item) => {}
                Item::Use(item) => {
                    let reexport = !matches!(item.vis, Visibility::Inherited);
                    collect_imports(item.tree, &mut Vec::new(), reexport, &mut module.imports);
                }
                Item::Mod(item) => {
                    let child = item.ident.to_string();
                    let inner = [&name[..], slice::from_ref(&child)].concat();
                    let folder = format!("{folder}/{child}");
                    match item.content {
                        Some((_, items)) => self.add_items(inner, items, file, &folder),
                        None => {
                            let nested = format!("{folder}/mod.rs");
                            let is_nested = path_of(&nested).exists();
                            let file = if is_nested {
                                nested
                            } else {
                                format!("{folder}.rs")
                            };
                            self.add_file(inner, &file, &folder);
                        }
                    }
                }
                item => {
                    module.defined.extend(defined_name(&item));
                    collect_paths(item.into_token_stream(), &mut module);
                }
            }
        }
        self.modules.insert(name, module);
    }

    fn resolve_edges(&mut self) {
        let mut edges = Edges::new();
        for (name, module) in &self.modules {
            for (path, imported) in self.dependencies(name, module) {
                if self.file(&imported) != module.file {
                    let targets = edges.entry(name.clone()).or_default();
                    targets.entry(imported).or_insert(path);
                }
            }
        }
        self.edges = edges;
    }

    /// Returns the paths in a module that lead to items of its crate, with the modules that define those.
    fn dependencies(&self, name: &Name, module: &Module) -> Vec<(String, Name)> {
        let mut found = Vec::new();
        for Import {
            name: imported,
            path,
            reexport,
        } in &module.imports
        {
            let text = format!("use {}", path.join("::"));
            if imported == "*" {
                for word in &module.words {
                    let path = [&path[..], slice::from_ref(word)].concat();
                    let target = self.resolve(name, &path, 0);
                    let target = target.filter(|to| self.modules[to].defined.contains(word));
                    found.extend(target.map(|to| (format!("{text}::*"), to)));
                }
            } else if !reexport || module.words.contains(imported) {
                found.extend(self.resolve(name, path, 0).map(|to| (text, to)));
            }
        }
        for path in &module.paths {
            let target = self.resolve(name, path, 0);
            found.extend(target.map(|to| (path.join("::"), to)));
        }
        found
    }

    /// Returns the module that defines the item of a path; `None` for a module or another crate's item.
    fn resolve(&self, from: &Name, path: &[String], depth: usize) -> Option<Name> {
        // A name that is imported from itself would recurse endlessly.
        if depth > 8 {
            return None;
        }
        let (first, rest) = path.split_first()?;
        let start = match first.as_str() {
            "crate" => Vec::new(),
            "self" => return self.resolve_in(from, rest, depth),
            "super" => from.split_last()?.1.to_vec(),
            _ => {
                let is_local = self.modules.contains_key(&[&from[..], &path[..1]].concat())
                    || self.modules[from]
                        .imports
                        .iter()
                        .any(|import| import.name == *first);
                return is_local.then(|| self.resolve_in(from, path, depth))?;
            }
        };
        match rest.first().map(String::as_str) {
            Some("super") => self.resolve(&start, rest, depth),
            _ => self.resolve_in(&start, rest, depth),
        }
    }

    fn resolve_in(&self, module: &Name, path: &[String], depth: usize) -> Option<Name> {
        let (first, rest) = path.split_first()?;
        let child = [&module[..], &path[..1]].concat();
        if self.modules.contains_key(&child) {
            return self.resolve_in(&child, rest, depth);
        }
        let Module {
            defined, imports, ..
        } = &self.modules[module];
        if defined.contains(first) {
            return Some(module.clone());
        }
        if let Some(import) = imports.iter().find(|import| import.name == *first) {
            let path = [&import.path[..], rest].concat();
            return self.resolve(module, &path, depth + 1);
        }
        let globs = imports.iter().filter(|import| import.name == "*");
        let mut through_globs = globs.filter_map(|import| {
            let path = [&import.path[..], path].concat();
            let found = self.resolve(module, &path, depth + 1)?;
            self.modules[&found]
                .defined
                .contains(first)
                .then_some(found)
        });
        // Otherwise a macro in this module generates it.
        through_globs.next().or_else(|| Some(module.clone()))
    }

    fn edges(&self) -> impl Iterator<Item = (&Name, &Name, &String)> {
        let edges = self.edges.iter();
        edges.flat_map(|(from, to)| to.iter().map(move |(to, path)| (from, to, path)))
    }

    fn file(&self, module: &Name) -> &str {
        &self.modules[module].file
    }

    fn describe(&self, circle: &[&Name], edges: &Edges) -> String {
        let mut text = "files import each other in a circle:\n".to_owned();
        for (at, from) in circle.iter().enumerate() {
            let to = circle[(at + 1) % circle.len()];
            let path = &edges[*from][to];
            text += &format!(
                "  {} has `{path}`, defined in {}\n",
                self.file(from),
                self.file(to)
            );
        }
        text + "  help: move what both need into a file that imports neither\n"
    }
}

/// Returns the absolute path of a file that is relative to the repository.
fn path_of(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file)
}

fn is_for_tests(item: &Item) -> bool {
    let attributes: &[Attribute] = match item {
        Item::Const(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    };
    attributes
        .iter()
        .any(|attribute| attribute.to_token_stream().to_string() == "# [cfg (test)]")
}

fn defined_name(item: &Item) -> Option<String> {
    let name = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(name.to_string())
}

fn collect_imports(tree: UseTree, path: &mut Name, reexport: bool, imports: &mut Vec<Import>) {
    let mut add = |name: String, path: &[String]| {
        let path = path.to_vec();
        imports.push(Import {
            name,
            path,
            reexport,
        });
    };
    match tree {
        UseTree::Path(tree) => {
            path.push(tree.ident.to_string());
            collect_imports(*tree.tree, path, reexport, imports);
            path.pop();
        }
        UseTree::Group(tree) => {
            tree.items
                .into_iter()
                .for_each(|item| collect_imports(item, path, reexport, imports));
        }
        UseTree::Name(tree) if tree.ident == "self" => {
            add(path.last().cloned().unwrap_or_default(), path);
        }
        UseTree::Name(tree) => {
            let name = tree.ident.to_string();
            add(name.clone(), &[&path[..], &[name]].concat());
        }
        UseTree::Rename(tree) => {
            let name = tree.ident.to_string();
            add(tree.rename.to_string(), &[&path[..], &[name]].concat());
        }
        UseTree::Glob(_) => add("*".to_owned(), path),
    }
}

/// Collects words and paths from tokens, because syn does not look into the arguments of macros.
fn collect_paths(tokens: TokenStream, module: &mut Module) {
    let mut path = Name::new();
    let mut colons = 0;
    let mut end_path = |path: &mut Name| {
        let ended = std::mem::take(path);
        // `::name` is a path of another crate; a single name is not a path.
        if ended.len() > 1 && !ended[0].is_empty() {
            module.paths.insert(ended);
        }
    };
    let mut groups = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => {
                let ident = ident.to_string();
                match colons {
                    2 if path.is_empty() => path.push(String::new()),
                    2 => {}
                    _ => end_path(&mut path),
                }
                module.words.insert(ident.clone());
                path.push(ident);
                colons = 0;
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
            TokenTree::Group(group) => {
                groups.push(group.stream());
                end_path(&mut path);
                colons = 0;
            }
            _ => {
                end_path(&mut path);
                colons = 0;
            }
        }
    }
    end_path(&mut path);
    groups
        .into_iter()
        .for_each(|group| collect_paths(group, module));
}
