#include "host/router.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace folkmoot::host {
namespace {

/// Takes the next segment off a path such as "/pages/{page}".
std::optional<std::string_view> next_segment(std::string_view& path) {
    if (!path.starts_with('/')) return std::nullopt;
    path.remove_prefix(1);
    std::string_view segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    return segment;
}

bool is_parameter(std::string_view segment) {
    return segment.starts_with('{') && segment.ends_with('}');
}

} // namespace

struct Router::Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> named;
    std::unique_ptr<Node> any; ///< a parameter
    std::map<Method, std::shared_ptr<const Route>> routes;
};

Router::Router()
    : root_(std::make_unique<Node>()) { }
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

void Router::add(std::shared_ptr<const Route> route) {
    Node* node = root_.get();
    std::string_view path = route->path;
    while (auto segment = next_segment(path)) {
        if (is_parameter(*segment)) {
            auto name = segment->substr(1, segment->size() - 2);
            if (std::ranges::find(route->in->fields, name, &Field::name) == route->in->fields.end())
                throw std::logic_error(
                    fmt::format("{}: {} has no field {}", route->path, route->in->name, name));
        }
        auto& next = is_parameter(*segment) ? node->any : node->named[std::string{*segment}];
        if (!next) next = std::make_unique<Node>();
        node = next.get();
    }
    auto [place, is_new] = node->routes.emplace(route->method, route);
    if (!is_new)
        throw std::logic_error(
            fmt::format("{} {} is there already", name_of(route->method), place->second->path));
    routes_.push_back(std::move(route));
}

Router::Match Router::find(Method method, std::string_view path) const {
    const Node* node = root_.get();
    std::vector<std::string> values;
    while (auto segment = next_segment(path)) {
        if (auto named = node->named.find(*segment); named != node->named.end()) {
            node = named->second.get();
        } else if (node->any && !segment->empty()) {
            values.emplace_back(*segment);
            node = node->any.get();
        } else {
            return {};
        }
    }
    Match match;
    auto found = node->routes.find(method);
    if (found == node->routes.end()) {
        for (const auto& [other, route] : node->routes)
            match.allowed.push_back(other);
        return match;
    }
    match.route = found->second.get();
    std::string_view pattern = match.route->path;
    auto value = values.begin();
    while (auto segment = next_segment(pattern))
        if (is_parameter(*segment))
            match.parameters.emplace_back(segment->substr(1, segment->size() - 2), std::move(*value++));
    return match;
}

} // namespace folkmoot::host
