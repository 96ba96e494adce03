//! The order of the list while somebody works in it.

use super::groups::staying;
use super::*;

fn rec(id: i64) -> Rec {
    Rec { kind: Kind::Recommendation, id }
}

fn recs(ids: &[i64]) -> Vec<Rec> {
    ids.iter().map(|id| rec(*id)).collect()
}

fn was(group: Group) -> Vec<Rec> {
    match group {
        Group::Overdue => recs(&[1, 2, 3]),
        Group::Soon => recs(&[4]),
        _ => Vec::new(),
    }
}

#[test]
fn a_row_that_now_belongs_to_another_group_stays_where_it_is() {
    let fresh =
        vec![(Group::Overdue, recs(&[1, 3])), (Group::Soon, recs(&[4])), (Group::Reported, recs(&[2]))];
    let stays = staying(fresh, was, |_| true);
    let expected =
        vec![(Group::Overdue, recs(&[1, 2, 3])), (Group::Soon, recs(&[4])), (Group::Reported, recs(&[]))];
    assert_eq!(stays, expected);
}

#[test]
fn what_is_new_comes_in_where_it_belongs_and_what_is_gone_goes() {
    let fresh = vec![(Group::Overdue, recs(&[9, 1, 2])), (Group::Soon, recs(&[4, 5]))];
    let stays = staying(fresh, was, |rec| rec.id != 3);
    assert_eq!(stays, vec![(Group::Overdue, recs(&[9, 1, 2])), (Group::Soon, recs(&[4, 5]))]);
}
