//! Cycles of a directed graph.

/// For each node whether it is on a cycle, by Tarjan's algorithm. `edges` has the successors of each
/// node.
pub fn components(edges: &[Vec<usize>]) -> Vec<bool> {
    let mut search = Search {
        edges,
        order: vec![0; edges.len()],
        low: vec![0; edges.len()],
        open: vec![false; edges.len()],
        stack: Vec::new(),
        cyclic: vec![false; edges.len()],
        next: 1,
    };
    for node in 0..edges.len() {
        search.run(node);
    }
    search.cyclic
}

struct Search<'e> {
    edges: &'e [Vec<usize>],
    /// When a node was met, from 1; 0 for never.
    order: Vec<usize>,
    /// The earliest node that is reached from here.
    low: Vec<usize>,
    /// Whether a node's component is not yet complete.
    open: Vec<bool>,
    stack: Vec<usize>,
    cyclic: Vec<bool>,
    next: usize,
}

impl Search<'_> {
    fn run(&mut self, root: usize) {
        if self.order[root] != 0 {
            return;
        }
        // Each with the next of its edges: the calls of a program nest deeper than a stack does.
        let mut path = vec![(root, 0)];
        self.meet(root);
        while let Some((node, edge)) = path.last_mut() {
            let node = *node;
            if let Some(&to) = self.edges[node].get(*edge) {
                *edge += 1;
                if to == node {
                    self.cyclic[node] = true;
                }
                if self.order[to] == 0 {
                    self.meet(to);
                    path.push((to, 0));
                } else if self.open[to] {
                    self.low[node] = self.low[node].min(self.order[to]);
                }
                continue;
            }
            path.pop();
            if let Some(&(above, _)) = path.last() {
                self.low[above] = self.low[above].min(self.low[node]);
            }
            if self.low[node] == self.order[node] {
                self.close(node);
            }
        }
    }

    fn meet(&mut self, node: usize) {
        self.order[node] = self.next;
        self.low[node] = self.next;
        self.next += 1;
        self.open[node] = true;
        self.stack.push(node);
    }

    /// The component of its first node is complete.
    fn close(&mut self, first: usize) {
        let is_alone = self.stack.last() == Some(&first);
        while let Some(node) = self.stack.pop() {
            self.open[node] = false;
            if !is_alone {
                self.cyclic[node] = true;
            }
            if node == first {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::components;

    #[test]
    fn nodes_on_cycles() {
        // 0 -> 1 -> 2 -> 1, 3 -> 3, 4 -> 0
        let edges = [vec![1], vec![2], vec![1], vec![3], vec![0]];
        assert_eq!(components(&edges), [false, true, true, true, false]);
    }

    #[test]
    fn two_cycles_that_meet() {
        let edges = [vec![1], vec![0, 2], vec![3], vec![2, 4], vec![]];
        assert_eq!(components(&edges), [true, true, true, true, false]);
    }
}
