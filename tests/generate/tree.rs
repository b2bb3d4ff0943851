//! The text of a program as a tree of statements, so that it can be made smaller.

/// A statement.
#[derive(Clone, Debug)]
pub enum Node {
    /// One that is kept or dropped as a whole.
    Line(String),
    /// A head, statements, and what closes it.
    Block {
        /// Up to the opening brace.
        head: String,
        /// What can be dropped one by one.
        body: Vec<Node>,
        /// From the closing brace.
        tail: String,
    },
    /// Blocks that only stand together (`if … else …`).
    Chain(Vec<Node>),
}

/// The text of statements.
pub fn text(nodes: &[Node]) -> String {
    let mut out = String::new();
    for node in nodes {
        write(node, 0, &mut out);
    }
    out
}

fn write(node: &Node, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    match node {
        Node::Line(line) => *out += &format!("{indent}{line}\n"),
        Node::Chain(nodes) => nodes.iter().for_each(|node| write(node, depth, out)),
        Node::Block { head, body, tail } => {
            *out += &format!("{indent}{head}\n");
            for node in body {
                write(node, depth + 1, out);
            }
            *out += &format!("{indent}{tail}\n");
        }
    }
}

/// Drops statements as long as `still` holds of what remains; at most `attempts` questions.
pub fn shrink(
    mut nodes: Vec<Node>,
    mut attempts: usize,
    still: &dyn Fn(&[Node]) -> bool,
) -> Vec<Node> {
    loop {
        let before = size(&nodes);
        let mut index = 0;
        while index < size(&nodes) {
            // Whole thirds first, then single statements.
            let mut found = false;
            for candidate in candidates(&nodes, index) {
                if attempts == 0 {
                    return nodes;
                }
                attempts -= 1;
                if still(&candidate) {
                    nodes = candidate;
                    found = true;
                    break;
                }
            }
            if !found {
                index += 1;
            }
        }
        if size(&nodes) == before {
            return nodes;
        }
    }
}

/// The number of nodes that can be dropped.
fn size(nodes: &[Node]) -> usize {
    nodes
        .iter()
        .map(|node| match node {
            Node::Line(_) => 1,
            Node::Block { body, .. } => 1 + size(body),
            Node::Chain(links) => 1 + links.iter().map(|link| size(inside(link))).sum::<usize>(),
        })
        .sum()
}

fn inside(node: &Node) -> &[Node] {
    match node {
        Node::Block { body, .. } => body,
        Node::Line(_) | Node::Chain(_) => &[],
    }
}

/// The program without the node at an index (in the order of [`size`]), or with the node's inside in
/// its place.
fn candidates(nodes: &[Node], index: usize) -> Vec<Vec<Node>> {
    let mut without = nodes.to_vec();
    let mut opened = nodes.to_vec();
    remove(&mut without, &mut index.clone(), false);
    let is_block = remove(&mut opened, &mut index.clone(), true);
    if is_block {
        vec![without, opened]
    } else if size(&without) < size(nodes) {
        vec![without]
    } else {
        Vec::new()
    }
}

/// Removes the node at an index; returns whether it was one with an inside, which is then left there
/// if `open`.
fn remove(nodes: &mut Vec<Node>, index: &mut usize, open: bool) -> bool {
    let mut at = 0;
    while at < nodes.len() {
        if *index == 0 {
            *index = usize::MAX;
            // A function that does not return what it says is another program.
            if matches!(&nodes[at], Node::Line(line) if line.starts_with("return ")) {
                return false;
            }
            let body = match nodes.remove(at) {
                Node::Line(_) => return false,
                Node::Block { body, .. } => body,
                Node::Chain(links) => links.iter().flat_map(inside).cloned().collect(),
            };
            if open {
                nodes.splice(at..at, body);
            }
            return true;
        }
        *index -= 1;
        let found = match &mut nodes[at] {
            Node::Line(_) => false,
            Node::Block { body, .. } => remove(body, index, open),
            Node::Chain(links) => links.iter_mut().any(|link| match link {
                Node::Block { body, .. } => remove(body, index, open) || *index == usize::MAX,
                Node::Line(_) | Node::Chain(_) => false,
            }),
        };
        if *index == usize::MAX {
            return found;
        }
        at += 1;
    }
    false
}
