#pragma once
#include "folkmoot/registry.hpp"
#include "host/router.hpp"

namespace folkmoot::host {

struct RegisteredPermission {
    std::string_view name;
    PermissionKind kind;
    std::string_view doc;
    std::vector<std::string_view> stock_roles;
};

struct RegisteredEvent {
    std::string_view name;
    const Shape* shape;
    std::string_view doc;
};

struct RegisteredType {
    ObjectType type;
    ObjectAbilities abilities;
    SearchText (*search)(ReadTx&, const ObjectRow&) = nullptr;
};

struct RegisteredSection {
    Section section;
    PublicPage (*print)(ReadContext&, const Granted<Component, View>&, std::string_view rest) = nullptr;
    PageImporter importer = {}; ///< both null: the module takes in no pages
};

/// What the core or one module has registered, each kind in the order of registration.
struct Registrations {
    std::string module;
    std::vector<std::shared_ptr<Route>> routes;
    std::vector<RegisteredPermission> permissions;
    std::vector<RegisteredEvent> events;
    std::vector<RegisteredType> types;
    std::vector<RegisteredSection> sections;
    std::vector<JobKind> jobs;
    std::vector<MailKind> mails;
    std::vector<CarriedTable> carried;
};

/// Collects what one module (or, with no name, the core) registers and checks it against the house's rules:
/// names begin with the module's, no name twice, an access clause names a field of the request. Throws
/// std::logic_error with the sentence for the administrator.
class Collector final : public Registry {
public:
    explicit Collector(std::string module)
        : about_(module) {
        registrations_.module = std::move(module);
    }

    /// What the routes from here on are about (Route::about); of a module it is the module, without a word.
    void begin(std::string_view about) { about_ = about; }

    void permission(std::string_view name, PermissionKind kind, std::string_view doc,
        std::vector<std::string_view> stock_roles) override;
    void section(Section section) override;
    void public_page(
        PublicPage (*print)(ReadContext&, const Granted<Component, View>&, std::string_view)) override;
    void importer(PageImporter importer) override;
    void job(JobKind kind) override;
    void mail(MailKind kind) override;

    Registrations take() { return std::move(registrations_); }

protected:
    Route& add(Route route) override;
    void add_object(ObjectType type, ObjectAbilities abilities) override;
    void add_event(std::string_view name, const Shape& shape, std::string_view doc) override;
    void add_search(std::string_view type, SearchText (*text)(ReadTx&, const ObjectRow&)) override;
    void add_carried(CarriedTable table) override;

private:
    void check_name(std::string_view name) const;
    Registrations registrations_;
    std::string about_;
};

/// Everything registered by the core and all modules that are in use; frozen before the first request.
class Registries {
public:
    /// All of a module or, when something of it is refused, none of it (std::logic_error says what).
    void merge(Registrations registrations);

    const Router& router() const { return router_; }
    const std::vector<RegisteredPermission>& permissions() const { return permissions_; }
    const std::vector<RegisteredEvent>& events() const { return events_; }
    const std::vector<JobKind>& jobs() const { return jobs_; }
    const std::vector<MailKind>& mails() const { return mails_; }
    /// What modules have in tables of their own and carry out and in with their objects.
    const std::vector<CarriedTable>& carried() const { return carried_; }
    const RegisteredType* find_type(std::string_view name) const;
    const std::map<std::string, RegisteredType, std::less<>>& types() const { return types_; }
    const RegisteredSection* find_section(std::string_view module) const;
    const std::map<std::string, RegisteredSection, std::less<>>& sections() const { return sections_; }

private:
    Router router_;
    std::vector<RegisteredPermission> permissions_;
    std::vector<RegisteredEvent> events_;
    std::vector<JobKind> jobs_;
    std::vector<MailKind> mails_;
    std::vector<CarriedTable> carried_;
    std::map<std::string, RegisteredType, std::less<>> types_;
    std::map<std::string, RegisteredSection, std::less<>> sections_;
};

} // namespace folkmoot::host
