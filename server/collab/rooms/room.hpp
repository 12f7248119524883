#pragma once
#include "collab/rooms/deletion_watch.hpp"
#include "collab/rooms/log.hpp"
#include "collab/rooms/presence.hpp"
#include "collab/rooms/socket.hpp"
#include "collab/yjs/check.hpp"
#include "folkmoot/viewer.hpp"

#include <map>

namespace folkmoot::collab {

using ConnectionId = std::uint64_t;

/// What somebody may do in a document. An editor that does not know all that a text may hold would delete
/// what it cannot show, so it only reads.
enum class Scope : std::uint8_t { write, read };

/// What is saved of a room together: it is on disk as a whole or not at all.
struct Save {
    ObjectId document;
    std::vector<Contribution> contributions;
    std::vector<Viewer> viewers; ///< who wrote them, each once
    std::optional<LargeDeletion> suspected = {}; ///< most of the document may be gone with them
};

/// One document and those who are in it. It belongs to one thread, as all that it calls and is called by.
///
/// What comes in is read, checked and put in; then it is saved, together with all that came meanwhile; only
/// then is its sender told that it is saved, and are the others sent the same octets. So nobody ever holds
/// what may still be lost.
class Room {
public:
    /// What a room asks of the house around it.
    struct Doors {
        /// Something waits to be saved: `begin_save` is called soon, when all that has come is put in.
        std::function<void()> is_due;
        /// Reads what is stored once more, and calls `reload` later.
        std::function<void()> read_again;
        /// Looks what was saved by others, and calls `hear` later.
        std::function<void()> catch_up;
        /// Ends a connection for good.
        std::function<void(ConnectionId, CollabEnd)> end;
        std::function<Time()> now;
    };
    struct Member {
        std::shared_ptr<CollabSocket> socket;
        Viewer viewer = Viewer::anonymous();
        Scope scope = Scope::write;
    };

    /// Octets of texts and values, and blocks, beyond which nothing more is taken in.
    static constexpr std::size_t largest_document = std::size_t{8} << 20;
    static constexpr std::size_t most_blocks = 1'000'000;
    /// Messages that wait while something is read.
    static constexpr std::size_t most_held = 1'000;
    /// Octets that wait to be saved, or to be sent on; whoever sends more comes again later.
    static constexpr std::size_t most_unsaved = std::size_t{16} << 20;

    /// Faults: the stored octets cannot be read.
    static yjs::Result<std::unique_ptr<Room>> open(ObjectId document, const StoredDocument&, Doors);

    void join(ConnectionId, Member);
    void leave(ConnectionId);
    /// A message and the octets that it was read from.
    void receive(ConnectionId, const FrameIn&, std::string_view octets);

    /// What is to be saved now; null: nothing, or not now. `saved`, `not_saved` or `not_allowed` is called
    /// later, or the room is given up.
    std::shared_ptr<const Save> begin_save();
    /// Whether it waits for this save.
    bool waits_for(const Save& save) const { return saving_.get() == &save; }
    void saved(std::int64_t last_seq);
    /// Nothing of the save is on disk, for a reason that may pass. It is kept for `try_again`, and everybody
    /// is told: `why` is a message's key.
    void not_saved(std::string why);
    void try_again();
    bool waits_for_store() const { return held_back_; }
    /// These may not write any more: what they sent and is not saved is forgotten, the rest is saved.
    void not_allowed(const std::vector<ObjectId>& persons);
    /// What is stored, after `read_again`; what is not saved yet is put in again on top of it. Faults: the
    /// stored octets cannot be read.
    yjs::Result<void> reload(const StoredDocument&);
    /// What another node, or the house itself, has saved; `look` is that of `begin_look`.
    void hear(std::vector<LoggedContribution>, std::uint64_t look);
    std::uint64_t begin_look() { return ++looks_; }
    /// Tells who is where, if that has changed.
    void tell_presence();
    /// It is not known who may hear anything: what is saved is acknowledged, and sent on after `send_on`,
    /// when those who asked for the text are answered, too.
    void hold_pushes() { holds_pushes_ = true; }
    void send_on();
    void tell_all(const Frame&);

    const std::map<ConnectionId, Member>& members() const { return members_; }
    ObjectId document() const { return document_; }
    std::int64_t last_seq() const { return last_seq_; }
    /// Contributions that other nodes saved before ours, and we have not heard.
    bool has_gap() const { return gap_ || !suspects_.empty(); }
    bool is_saving() const { return spoilt_ || saving_ != nullptr || !waiting_.empty(); }
    /// What was saved since the stored state was made.
    std::size_t tail_contributions() const { return tail_contributions_; }
    std::size_t tail_octets() const { return tail_octets_; }
    void state_stored() { tail_contributions_ = tail_octets_ = 0; }
    const yjs::Document& content() const { return content_; }
    /// Large deletions by those who are, or were, in the room.
    DeletionWatch& deletions() { return deletions_; }

private:
    /// Something to do once all that was put in before it is on disk.
    struct Step {
        ConnectionId from = 0;
        Viewer viewer = Viewer::anonymous();
        yjs::OwnedOctets update = {}; ///< empty: nothing new, only an answer
        std::vector<yjs::ClientId> claims = {};
        std::vector<Frame> answer = {}; ///< to the sender
    };

    /// What somebody else wrote, while it is not known who may hear it.
    struct Push {
        ConnectionId from = 0;
        Frame frame;
    };

    /// A message that came while the content was being read again, or that another node may understand.
    struct Held {
        ConnectionId from = 0;
        std::string octets;
    };

    Room(ObjectId document, Doors doors);
    yjs::Result<void> take_stored(const StoredDocument&);
    void spoil();
    yjs::Result<void> take_log(const std::vector<LoggedContribution>&);

    void sync(ConnectionId, Member&, const FrameIn&, std::string_view octets);
    void answer_state(ConnectionId, Member&, yjs::Octets state);
    Frame answer_to(yjs::Octets octets, const yjs::StateVector& state);
    void take_update(ConnectionId, Member&, const FrameIn&, std::string_view octets);
    void suspect(ConnectionId, std::string_view octets);
    bool is_suspect(ConnectionId) const;
    void judge_suspects();
    void ask_for_all(ConnectionId, Member&);
    /// Whether a person may use these client ids; those used for the first time become theirs.
    bool claim(const yjs::Verdict&, ObjectId person, std::vector<yjs::ClientId>& claims) const;
    void put_in_again(std::vector<Step>&);
    /// How far the clients of `update_` are known; empty if all of it is new.
    yjs::StateVector known_of_update() const;
    bool has_room_for(yjs::Octets) const;
    void add(Step);
    void wish_to_save();
    std::shared_ptr<const Save> take_waiting();
    void finish(const Step&);
    void store_works();
    static std::size_t weight(const Step&);
    void send(ConnectionId, const Frame&);
    void send_to_others(ConnectionId, const Frame&);

    ObjectId document_;
    std::string name_;
    yjs::Document content_;
    /// The last answer to a state: many who open a document at once know the same, mostly nothing.
    struct Answered {
        yjs::OwnedOctets state;
        Frame frame; ///< null: the content is another by now
    } answered_;
    Doors doors_;
    std::map<ConnectionId, Member> members_;
    std::unordered_map<yjs::ClientId, ObjectId> owners_;
    Presence presence_;
    DeletionWatch deletions_;
    std::vector<Step> waiting_; ///< put in, and not yet being saved
    std::shared_ptr<const Save> saving_;
    std::vector<Step> saving_steps_;
    std::int64_t last_seq_ = 0;
    bool gap_ = false;
    std::size_t tail_contributions_ = 0;
    std::size_t tail_octets_ = 0;
    std::size_t unsaved_octets_ = 0; ///< of both
    std::string trouble_; ///< why the last save was none; empty: it was one
    bool held_back_ = false; ///< nothing is saved until `try_again`
    bool holds_pushes_ = false;
    std::vector<Push> pushes_;
    std::size_t pushed_octets_ = 0; ///< in pushes_
    std::map<ConnectionId, yjs::OwnedOctets> questions_; ///< states of those who wait for an answer
    bool spoilt_ = false; ///< the content holds half of something, and is being read again
    std::vector<Held> held_;
    std::vector<Held> suspects_; ///< in the order in which they came, with all that came behind them
    bool judging_ = false; ///< all that others had saved when it came is known
    std::uint64_t looks_ = 0; ///< begun
    std::uint64_t wanted_look_ = 0; ///< the one that began after the last suspect came
    yjs::Update update_; // its memory is used again
    yjs::Applied applied_;
};

} // namespace folkmoot::collab
