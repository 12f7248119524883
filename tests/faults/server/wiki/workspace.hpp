#pragma once
#include "kit/site.hpp"

namespace folkmoot::faults {

/// What a team makes for itself over the API of a running site: a workspace with one wiki, whose owner and
/// members are signed in.
struct Workspace {
    /// `people` of them, the first is the owner; the site is served with that environment.
    Workspace(kit::Site& site, int people, const std::map<std::string, std::string>& environment = {});

    /// A new page, published with this text when it is not empty; gives its id.
    std::string page(const std::string& title, const std::string& markdown = {});
    /// A file of the page, as its owner sends it.
    void attach(const std::string& page, const std::string& name, const std::string& content);
    /// The ids of pages whose text holds the word, as search finds them.
    bool finds(const std::string& word, const std::string& page);

    std::string space, slug, wiki;
    std::vector<kit::Browser> people;

    static kit::Answer sign_in(kit::Browser& browser, int person);
    static std::string email(int person);

private:
    void open(kit::Browser& owner);
    void add_member(const std::string& name);
};

} // namespace folkmoot::faults
