//! What can go wrong in setting up the host. Errors of dynamic values are thrown, not returned.

/// An error of the embedder or of this crate, never of the guest's dynamic values.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The embedded WIT files do not parse, or use a type that has no core form.
    #[error("the interface cannot be read: {0}")]
    Interface(String),
    /// A function of the interface has no implementation, or the other way round.
    #[error("the interface and the host disagree about {0}")]
    Mismatch(String),
    /// The JavaScript engine could not be set up.
    #[error("the engine cannot be set up: {0}")]
    Engine(String),
    /// The state was used on another thread than the one that made it.
    #[error("dynamic values belong to the thread that made them")]
    Thread,
    /// Something was thrown that the embedder's code did not catch.
    #[error("{0}")]
    Thrown(String),
}
