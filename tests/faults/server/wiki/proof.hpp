#pragma once
#include "faults/server/store_door.hpp"
#include "faults/server/wiki/writer.hpp"

#include "files/disk_watch.hpp"
#include "files/local_blob_store.hpp"
#include "files/storage.hpp"
#include "kit/site.hpp"

namespace folkmoot::faults {

/// Looks for saves that were acknowledged and are not whole in the store and on the disk, and for anything
/// that is there by half.
class Proof {
public:
    explicit Proof(const kit::Site& site);

    /// Every one of them that was acknowledged is there once, with all that belongs to it.
    Findings of(const std::vector<Save>& saves);
    Findings of_draft(const Writer& writer);
    /// Nothing in the store is there by half, whoever saved it; the events and the audit log have no gap.
    Findings of_whole_store();
    /// Every stored content can be read back and is what its name says.
    Findings of_contents();

    /// Whether all that is committed has its number (PostgreSQL's sequencer takes 20 ms).
    bool is_settled();

private:
    std::string missing(ReadTx& tx, const Save& save);
    void check_audit(Findings& findings);

    StoreDoor door_;
    kit::TemporaryFolder folder_;
    files::DiskWatch watch_;
    files::LocalBlobStore blobs_;
    files::Storage storage_;
};

} // namespace folkmoot::faults
