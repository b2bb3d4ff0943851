//! `component MODULE OUT`: a component of a module whose types wit-bindgen has described in it.
//! `c WIT WORLD FOLDER`: header and source for C of the world in a file, which uses the package in
//! the folder WIT.

use std::path::Path;
use std::{env, fs};

use anyhow::{Context, Result, bail};
use wit_bindgen_core::wit_parser::Resolve;
use wit_bindgen_core::{Files, WorldGenerator};
use wit_component::ComponentEncoder;

fn main() -> Result<()> {
    let args: Vec<String> = env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["component", module, out] => component(module, out),
        ["c", wit, world, folder] => c(Path::new(wit), Path::new(world), Path::new(folder)),
        _ => bail!("usage: component MODULE OUT | c WIT WORLD FOLDER"),
    }
}

fn component(module: &str, out: &str) -> Result<()> {
    let bytes = fs::read(module).with_context(|| module.to_owned())?;
    let mut encoder = ComponentEncoder::default();
    let component = encoder.validate(true).module(&bytes)?.encode()?;
    fs::write(out, component).with_context(|| out.to_owned())
}

fn c(wit: &Path, world: &Path, folder: &Path) -> Result<()> {
    let mut resolve = Resolve::default();
    resolve.push_dir(wit)?;
    let package = resolve.push_file(world)?;
    let world = resolve.select_world(&[package], None)?;
    let mut files = Files::default();
    let mut generator: Box<dyn WorldGenerator> = wit_bindgen_c::Opts::default().build();
    generator.generate(&mut resolve, world, &mut files)?;
    fs::create_dir_all(folder)?;
    for (name, content) in files.iter() {
        let path = folder.join(name);
        fs::write(&path, content).with_context(|| path.display().to_string())?;
    }
    Ok(())
}
