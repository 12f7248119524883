#pragma once
#include "folkmoot/context.hpp"

namespace folkmoot {

enum class Method { get, post, put, patch, del };

/// "GET", "DELETE"...
std::string_view name_of(Method method);

/// Who may call a route at all. Checked by the dispatcher in the transaction of the handler, before it; the
/// handler still asks for its Granted, which then costs nothing. A route without a clause does not compile.
class Access {
public:
    enum class Kind { open, signed_in, thing, site, in_handler };

    /// Anybody, signed in or not. `why` is a literal for the reader and the access matrix.
    static constexpr Access open(const char* why) { return {Kind::open, {}, {}, {}, why}; }
    /// Any person with a session: for what concerns only the person herself.
    static constexpr Access signed_in() { return {Kind::signed_in, {}, {}, {}, {}}; }
    /// Whoever may do A to the thing whose id is in `field` of the request: T is an object type, Component or
    /// Space.
    template <class T, class A> static constexpr Access to(std::string_view field) {
        return {Kind::thing, field, access::type_for<T>().name, A::permission, {}};
    }
    /// The same for an object of any type.
    template <class A> static constexpr Access to_any(std::string_view field) {
        return {Kind::thing, field, {}, A::permission, {}};
    }
    /// Whoever has the permission on the site itself.
    template <class A> static constexpr Access site() { return {Kind::site, {}, {}, A::permission, {}}; }
    /// The thing is not named by an id in the request, so the handler itself finds and requires it, or
    /// answers only what the viewer may see. `why` says which.
    static constexpr Access in_handler(const char* why) { return {Kind::in_handler, {}, {}, {}, why}; }

    Kind kind;
    std::string_view field;
    std::string_view type;
    std::string_view permission;
    const char* why;
};

/// Stored octets that are sent while they are read. Reads may come from any thread, one at a time.
class Octets {
public:
    virtual ~Octets() = default;
    virtual std::uint64_t size() const = 0;
    /// Exactly `count` octets from `offset` on; throws when they cannot be had.
    virtual std::string read(std::uint64_t offset, std::size_t count) = 0;
    /// Whether reads may begin anywhere; otherwise each begins where the one before ended.
    virtual bool ranged() const { return true; }
};

enum class Disposition {
    shown, ///< in the browser: only what this server itself printed, and pictures it has looked into
    saved ///< always offered as a file
};

/// An answer that is not JSON: a file, an export, a printed page. It gets a sandboxing policy of its own.
struct Download {
    std::string media_type;
    std::string name; ///< as people know it; made safe for the header by the house
    std::string body;
    std::shared_ptr<Octets> octets = nullptr; ///< instead of body; Range requests are answered
    Disposition disposition = Disposition::saved;
};

/// Where the first half of a change runs.
enum class Effort {
    light, ///< up to a few milliseconds
    heavy ///< hashing passwords: few at a time, at low priority, and turned away (429) when too many wait
};

/// What a request counts as, where rates are limited.
enum class Rated { usual, costly };

/// Whether a change is made while the disk is nearly full.
enum class WhenFull { refused, made };

/// A registered route as the house sees it; written by Registry's templates.
struct Route {
    using Record = std::shared_ptr<void>;
    Method method;
    std::string path; ///< whole, with its parameters: "/api/v1/wiki/pages/{page}"
    Access access;
    std::string_view doc;
    std::string about; ///< its tag in the description of the API: the module, or what part of the core
    const Shape* in;
    const Shape* out; ///< null: a Download
    std::function<Record()> make_in;
    std::function<Record(PrepareContext&, const Record& in)>
        prepare; ///< empty where there is nothing to prepare
    std::function<Record(ReadContext&, const void* in)> show; ///< of a GET, or a POST that only asks
    std::function<Record(WriteContext&, const void* prepared)> save; ///< of all others
    Effort effort = Effort::light;
    Rated rated = Rated::usual;
    WhenFull when_full = WhenFull::refused;

    /// Its first half hashes passwords.
    Route& heavy() { return effort = Effort::heavy, *this; }
    /// It costs much more than others (a search, an export, a file): counted apart, under a lower rate.
    Route& costly() { return rated = Rated::costly, *this; }
    /// A change that is made also while the disk is nearly full: without it nobody could sign in and read.
    Route& essential() { return when_full = WhenFull::made, *this; }

    /// Whether it changes nothing.
    bool is_read() const { return show != nullptr; }
};

} // namespace folkmoot
