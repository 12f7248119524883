#pragma once
#include "folkmoot/route.hpp"

#include <map>

namespace folkmoot::host {

/// Finds the route of a request. Built before the first request and only read from then on.
class Router {
public:
    Router();
    ~Router();
    Router(Router&&) noexcept;
    Router& operator=(Router&&) noexcept;

    /// Throws std::logic_error naming both when a route of the same method and shape is there already, or
    /// when a parameter has no field in the request's struct.
    void add(std::shared_ptr<const Route> route);

    struct Match {
        const Route* route = nullptr;
        std::vector<std::pair<std::string, std::string>> parameters;
        std::vector<Method>
            allowed; ///< what the address takes instead, when there is no route for the method
    };
    /// `path` is decoded and begins with a slash. An address nobody has gives neither route nor allowed
    /// methods.
    Match find(Method method, std::string_view path) const;

    const std::vector<std::shared_ptr<const Route>>& routes() const { return routes_; }

private:
    struct Node;
    std::unique_ptr<Node> root_;
    std::vector<std::shared_ptr<const Route>> routes_;
};

} // namespace folkmoot::host
