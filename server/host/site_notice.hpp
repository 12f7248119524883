#pragma once
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::host {

/// What kind of notice it is: who has read news may put them away, a warning stays.
enum class NoticeKind : std::uint8_t { news, warning };
enum class NoticeReaders : std::uint8_t { everybody, signed_in };

} // namespace folkmoot::host

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::host::NoticeKind>{
    std::string_view{"news"}, std::string_view{"warning"}};
template <>
inline constexpr std::array folkmoot::names_of<folkmoot::host::NoticeReaders>{
    std::string_view{"everybody"}, std::string_view{"signed_in"}};

namespace folkmoot::host {

/// What those who run the site say above every screen.
struct NoticeWords {
    NoticeKind kind = NoticeKind::news;
    std::string english;
    std::string welsh; ///< empty: the English stand in both languages
    std::string address; ///< where more is said; empty: nowhere
    static constexpr auto fields() {
        return std::array{field<&NoticeWords::kind>("kind", "News, or a warning"),
            field<&NoticeWords::english>("english", "What it says in English", length(1, 300)),
            field<&NoticeWords::welsh>("welsh",
                "What it says in Welsh; empty: the English stand in both languages", length(0, 300),
                or_default),
            field<&NoticeWords::address>("address",
                "Where more is said: https://..., or a path on this site; empty: nowhere", length(0, 500),
                or_default)};
    }
};

/// A notice as its readers see it.
struct ShownNotice : NoticeWords {
    ObjectId id;
    std::int64_t version = 0;
    static constexpr auto fields() {
        return fields_after<NoticeWords>(std::array{field<&ShownNotice::id>("id", "The notice"),
            field<&ShownNotice::version>("version", "How often it was written")});
    }
};

/// A notice as it is kept.
struct SiteNotice : ShownNotice {
    NoticeReaders readers = NoticeReaders::everybody;
    Time begins;
    Time ends;
    static constexpr auto fields() {
        return fields_after<ShownNotice>(std::array{field<&SiteNotice::readers>("readers", "Who sees it"),
            field<&SiteNotice::begins>("begins", "From when"),
            field<&SiteNotice::ends>("ends", "Until when")});
    }
};

/// Those that are not over at once, so that people go on reading them.
inline constexpr std::int64_t most_notices = 10;

/// What stands above the screens now: warnings first, then what began last.
std::vector<ShownNotice> notices_shown(ReadTx& tx, const Viewer& viewer);
/// When something of it begins or ends next; Time::max() for never.
Time next_turn_of_notices(ReadTx& tx);
/// What stands there and what will, by its beginning, then the last fifty that are over.
std::vector<SiteNotice> list_notices(ReadTx& tx);
/// Throws Code::not_found.
SiteNotice require_notice(ReadTx& tx, ObjectId id);

/// Keeps a new notice, or what an old one has become, in the name of the transaction's actor. Throws
/// Code::bad_input for an address that nobody can go to and for an end before its beginning, Code::conflict
/// "notices.too_many" for one more than `most_notices`.
ObjectId add_notice(WriteTx& tx, const SiteNotice& notice);
void change_notice(WriteTx& tx, const SiteNotice& notice);
void remove_notice(WriteTx& tx, ObjectId id);

} // namespace folkmoot::host
