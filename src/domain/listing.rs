//! The order of a list: what stands in it, and where each of its groups begins.

/// The order of a list whose rows are named by `I` and grouped by `G`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing<G, I> {
    /// What stands in it, group by group.
    pub ids: Vec<I>,
    /// The groups that have any, with the place in `ids` where each begins.
    pub groups: Vec<(G, usize)>,
    /// Whether every group is complete.
    pub whole: bool,
}

impl<G, I> Default for Listing<G, I> {
    fn default() -> Self {
        Listing { ids: Vec::new(), groups: Vec::new(), whole: false }
    }
}

impl<G, I> Listing<G, I> {
    /// A whole list of these groups, in this order; empty ones are left out.
    pub fn of(groups: impl IntoIterator<Item = (G, Vec<I>)>) -> Listing<G, I> {
        let mut listing = Listing { whole: true, ..Listing::default() };
        for (group, ids) in groups {
            if !ids.is_empty() {
                listing.groups.push((group, listing.ids.len()));
                listing.ids.extend(ids);
            }
        }
        listing
    }
}
