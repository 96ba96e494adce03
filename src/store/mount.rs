//! Finds out whether a file lies on a network: the write-ahead log needs memory that all writers share.

use std::path::{Path, PathBuf};

const NETWORK: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb2",
    "smb3",
    "smbfs",
    "ncpfs",
    "afs",
    "ceph",
    "9p",
    "glusterfs",
    "lustre",
    "davfs",
    "fuse.sshfs",
    "fuse.glusterfs",
    "fuse.rclone",
    "fuse.davfs2",
    "fuse.s3fs",
    "fuse.smbnetfs",
    "fuse.cephfs",
];

/// The type of the network file system that the path lies on; `None` for a local one or where nothing is known.
pub(super) fn network_type(path: &Path) -> Option<String> {
    let absolute = std::path::absolute(path).ok()?;
    let folder = absolute.ancestors().skip(1).find_map(|p| p.canonicalize().ok())?;
    let target = absolute.canonicalize().ok().unwrap_or(folder);
    network_type_in(&std::fs::read_to_string("/proc/self/mountinfo").ok()?, &target)
}

fn network_type_in(mounts: &str, path: &Path) -> Option<String> {
    let deepest = mounts
        .lines()
        .filter_map(mount)
        .filter(|(point, _)| path.starts_with(point))
        .enumerate()
        .max_by_key(|(order, (point, _))| (point.components().count(), *order))?;
    let (_, (_, kind)) = deepest;
    NETWORK.contains(&kind).then(|| kind.to_owned())
}

/// The mount point and the type of one line.
fn mount(line: &str) -> Option<(PathBuf, &str)> {
    let (left, right) = line.split_once(" - ")?;
    Some((unescaped(left.split(' ').nth(4)?), right.split(' ').next()?))
}

fn unescaped(point: &str) -> PathBuf {
    PathBuf::from(point.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "22 1 0:21 / / rw,relatime shared:1 - ext4 /dev/vda1 rw\n\
                          40 22 0:35 / /home rw shared:2 - nfs4 server:/home rw\n\
                          41 40 0:36 / /home/local\\040disk rw - xfs /dev/vdb rw\n\
                          42 22 0:37 / /mnt/far rw - fuse.sshfs user@host:/ rw\n";

    #[test]
    fn the_deepest_mount_decides() {
        let kind = |path: &str| network_type_in(MOUNTS, Path::new(path));
        assert_eq!(kind("/var/tavle.db"), None);
        assert_eq!(kind("/home/hl/tavle.db").as_deref(), Some("nfs4"));
        assert_eq!(kind("/home/local disk/tavle.db"), None);
        assert_eq!(kind("/mnt/far/tavle.db").as_deref(), Some("fuse.sshfs"));
        assert_eq!(kind("/mnt/farther/tavle.db"), None);
    }
}
