#pragma once
#include "collab/rooms/collab_counts.hpp"
#include "collab/rooms/published_text.hpp"
#include "collab/rooms/room.hpp"
#include "folkmoot/access.hpp"
#include "store/database.hpp"

#include <unordered_set>

namespace folkmoot::collab {

/// Who may write the texts of a type live.
struct LiveRight {
    std::string permission;
    /// Which of those who have it; null: all.
    bool (*also)(ReadTx&, const Viewer&, const Standing&) = nullptr;
};
/// The types whose texts are written live.
using LiveTypes = std::map<std::string, LiveRight, std::less<>>;
/// Whether the viewer may write the document now; false also for what they do not see, or is no document.
bool may_write_live(ReadTx&, const LiveTypes&, const Viewer&, ObjectId document);

/// What the rooms ask of the house around them.
struct World {
    store::Database& database;
    const Clock& clock;
    IdMint& ids;
    std::shared_ptr<const LiveTypes>
        types; ///< shared: the store's threads may still read it when all else is gone
    /// Does on another thread what takes longer than a message may. False: there is too much to do.
    std::function<bool(std::move_only_function<void()>)> work;
    /// Throws Code::storage_full while nothing may be changed as there is no room.
    std::function<void()> require_room;
};

/// Who comes in, and what they may do. `ticket` is asked once, of the first document that they open.
struct Arrival {
    Viewer viewer = Viewer::anonymous();
    std::function<bool(const std::string&)> ticket;
    Scope scope = Scope::write;
};

/// All connections and all rooms of this node. It belongs to one thread; what the store answers comes back to
/// that thread through `post`.
class Desk {
public:
    using Task = std::move_only_function<void(Desk&)>;
    /// `post` may be called from any thread, also when the desk is gone.
    Desk(World world, std::function<void(Task)> post, CollabCounts& counts);

    void open(ConnectionId, std::shared_ptr<CollabSocket>, Arrival);
    void take(ConnectionId, std::string octets);
    void closed(ConnectionId);
    void end_session(ObjectId session);
    void end_all(CollabEnd);
    /// Something was saved for a document by other ways than its room's.
    void heard(ObjectId document);
    /// Rights have moved: whoever is in a room is looked at again.
    void rights_changed() {
        rights_moved_ = true;
        ++rights_moves_;
    }
    /// Saves what has come for all rooms since the last time.
    void save_due();
    /// Why nothing of a save is on disk: the problem, or who may not write any more.
    struct Unsaved {
        Problem problem;
        std::vector<ObjectId> not_allowed = {};
    };
    /// What is due now and then; called at least every 250 ms, and soon after `wants_tick`.
    void tick();

    static constexpr std::size_t most_documents = 64; ///< of one connection
    static constexpr std::size_t most_queued = 256; ///< messages of a document that is being opened
    static constexpr std::chrono::seconds greeting{10}; ///< in which a connection opens its first document
    static constexpr std::chrono::seconds idle{30}; ///< after which an empty room is closed
    static constexpr std::chrono::milliseconds look_pause{250}; ///< between two looks at other nodes' doings
    /// After which all members are looked at again although nothing was heard: rights end by the clock, too.
    static constexpr std::chrono::seconds members_pause{1};
    /// After which, if the store has not said who may be where, nobody is told anything.
    static constexpr std::chrono::milliseconds rights_patience{1'500};
    static constexpr std::chrono::seconds retry_pause{2}; ///< between two attempts to save
    static constexpr std::size_t most_saved_together = 8; ///< documents, in one save of the store
    static constexpr std::size_t longest_tail = 500; ///< contributions after which a state is stored
    static constexpr std::size_t largest_tail = std::size_t{1} << 20; ///< octets, likewise

private:
    enum class Stage : std::uint8_t { joining, joined, denied };
    struct Membership {
        ObjectId document = {};
        Stage stage = Stage::joining;
        std::vector<std::string> queued = {};
    };
    struct Connection {
        std::shared_ptr<CollabSocket> socket;
        Arrival who;
        Time opened;
        bool greeted = false;
        bool ended = false;
        std::unordered_map<std::string, Membership> documents = {}; ///< by the name that the client uses
    };
    /// What the store says of somebody who wants to open a document.
    struct Findings {
        bool may_write = false; ///< otherwise it is not to be opened
        std::optional<StoredDocument> stored;
        std::optional<Beginning> beginning; ///< of a document that has not been begun
        std::optional<Following> following; ///< what it lacks of what is published
        bool looked = false; ///< whether the stored document was asked for
        std::uint64_t rights_moves = 0; ///< how often rights had moved when it was asked
        std::string failure = {}; ///< the key of why the store did not say
    };

    /// `unsaved`: the key of why it could not be saved; empty: it was.
    using Then = std::function<void(Desk&, const std::string& unsaved)>;

    void begin_joining(ConnectionId, Connection&, const FrameIn&);
    void look(ConnectionId, const std::string& name, ObjectId document);
    void begin(ObjectId document, Beginning, Then);
    void follow(ObjectId document, Following, Then);
    void found(ConnectionId, const std::string& name, ObjectId document, Findings);
    /// Saves something of a document, and goes on if it could be saved.
    void save_and_go_on(std::string what, store::WriteWork, Then);
    void deny(ConnectionId, const std::string& name);
    void not_to_be_had(ConnectionId, const std::string& name, const std::string& why);
    void tell_end(ConnectionId, const std::string& name, std::string_view why);
    void leave(ConnectionId, Connection&, std::string name);
    void leave_room(ConnectionId, const Membership&);
    void enter(ConnectionId, const std::string& name, Room&);
    Room* open_room(ObjectId document, const Findings&);
    Room::Doors doors_of(ObjectId document);
    void end(ConnectionId, CollabEnd);
    void give_up(ObjectId document, const std::string& why);
    void not_saved(ObjectId document, const Problem&);
    void retry();
    void tend_rooms();
    void read_again(ObjectId document);
    void catch_up(Room&);
    void look_for_others();
    using Saves = std::vector<std::shared_ptr<const Save>>;
    void save(Saves);
    void saved(const Saves&, const std::vector<std::int64_t>& last_seqs);
    void none_saved(const Saves&, const Unsaved&);
    struct Seat {
        ConnectionId id = 0;
        Viewer viewer = Viewer::anonymous();
        ObjectId document;
    };
    void look_at_members();
    void looked_at_members(Time began);
    void drop(const Seat&);
    void store_state(Room&);
    void look_at_deletions(Room&);
    Room* find_room(ObjectId document);

    World world_;
    std::function<void(Task)> post_;
    CollabCounts& counts_;
    std::unordered_map<ConnectionId, Connection> connections_;
    std::unordered_map<ObjectId, std::unique_ptr<Room>> rooms_;
    std::unordered_map<ObjectId, Time> empty_since_;
    std::unordered_set<ObjectId> storing_; ///< documents whose state is being stored
    std::unordered_set<ObjectId> due_; ///< documents of which something waits to be saved
    bool rights_moved_ = false;
    std::uint64_t rights_moves_ = 0;
    bool looking_at_members_ = false;
    Time members_looked_at_;
    Time rights_known_; ///< when the last look began that the store has answered
    Time retried_;
    Time looked_; ///< when it was last asked what other nodes have saved
};

} // namespace folkmoot::collab
