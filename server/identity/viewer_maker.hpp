#pragma once
#include "folkmoot/viewer.hpp"

namespace folkmoot {

/// What a session or a person's row says about who is asking.
struct ViewerFacts {
    ViewerKind kind = ViewerKind::staff;
    ObjectId person;
    ObjectId session;
    ObjectId organisation;
    std::string name;
    std::string language = "en";
    Time proved;
    bool second_factor = false;
};

/// The only maker of signed-in viewers; the session store uses it, and tests.
class ViewerMaker {
public:
    static Viewer make(ViewerFacts facts) {
        Viewer viewer;
        viewer.kind_ = facts.kind;
        viewer.person_ = facts.person;
        viewer.session_ = facts.session;
        viewer.organisation_ = facts.organisation;
        viewer.name_ = std::move(facts.name);
        viewer.language_ = std::move(facts.language);
        viewer.proved_ = facts.proved;
        viewer.second_factor_ = facts.second_factor;
        return viewer;
    }

    static Viewer system(const char* why) {
        Viewer viewer;
        viewer.kind_ = ViewerKind::system;
        viewer.why_ = why;
        return viewer;
    }
};

} // namespace folkmoot
