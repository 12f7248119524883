#include "collab/rooms/frame.hpp"

#include "collab/yjs/writer.hpp"

#include <fmt/format.h>

namespace folkmoot::collab {
namespace {

enum class AuthKind : std::uint8_t { token, denied, authenticated };
constexpr std::size_t longest_token = 256;

yjs::Writer begin(std::string_view name, FrameKind kind) {
    yjs::Writer out;
    out.var_string(name);
    out.var_uint(static_cast<std::uint64_t>(kind));
    return out;
}

Frame end(yjs::Writer out) {
    return std::make_shared<const std::string>(yjs::as_text(out.written()));
}

Frame status_frame(std::string_view name, std::int64_t saved) {
    yjs::Writer out = begin(name, FrameKind::sync_status);
    out.var_int(saved);
    return end(std::move(out));
}

Frame stateless_frame(std::string_view name, std::string_view text) {
    yjs::Writer out = begin(name, FrameKind::stateless);
    out.var_string(text);
    return end(std::move(out));
}

bool read_body(yjs::Reader& reader, FrameIn& frame) {
    switch (frame.kind) {
    case FrameKind::sync:
    case FrameKind::sync_reply:
        frame.sync = static_cast<SyncKind>(reader.var_uint(2));
        frame.body = reader.var_octets();
        return reader.at_end();
    case FrameKind::awareness:
        frame.body = reader.var_octets();
        return reader.at_end();
    case FrameKind::auth:
        if (reader.var_uint() != static_cast<std::uint64_t>(AuthKind::token)) return false;
        frame.body = yjs::as_octets(reader.var_string(longest_token));
        return true; // the client's version follows
    case FrameKind::query_awareness:
    case FrameKind::close:
    case FrameKind::pong:
        return true;
    case FrameKind::stateless:
    case FrameKind::sync_status:
    case FrameKind::ping:
        return false;
    }
    return false;
}

} // namespace

std::optional<FrameIn> read_frame(yjs::Octets octets) {
    yjs::Reader reader{octets};
    FrameIn frame;
    frame.name = reader.var_string(longest_name);
    frame.kind = static_cast<FrameKind>(reader.var_uint(0xff));
    if (reader.failed() || !read_body(reader, frame) || reader.failed()) return std::nullopt;
    return frame;
}

std::string token_frame(std::string_view name, std::string_view token) {
    yjs::Writer out = begin(name, FrameKind::auth);
    out.var_uint(static_cast<std::uint64_t>(AuthKind::token));
    out.var_string(token);
    return std::string{yjs::as_text(out.written())};
}

Frame sync_frame(std::string_view name, SyncKind kind, yjs::Octets octets) {
    yjs::Writer out = begin(name, FrameKind::sync);
    out.var_uint(static_cast<std::uint64_t>(kind));
    out.var_octets(octets);
    return end(std::move(out));
}

Frame awareness_frame(std::string_view name, yjs::Octets octets) {
    yjs::Writer out = begin(name, FrameKind::awareness);
    out.var_octets(octets);
    return end(std::move(out));
}

Frame saved_frame(std::string_view name) {
    return status_frame(name, 1);
}

Frame unsaved_frame(std::string_view name) {
    return status_frame(name, 0);
}

Frame not_saved_frame(std::string_view name, std::string_view code) {
    return stateless_frame(name, fmt::format(R"({{"type":"not_saved","code":"{}"}})", code));
}

Frame saved_again_frame(std::string_view name) {
    return stateless_frame(name, R"({"type":"saved_again"})");
}

Frame authenticated_frame(std::string_view name, std::string_view scope) {
    yjs::Writer out = begin(name, FrameKind::auth);
    out.var_uint(static_cast<std::uint64_t>(AuthKind::authenticated));
    out.var_string(scope);
    return end(std::move(out));
}

Frame denied_frame(std::string_view name, std::string_view reason) {
    yjs::Writer out = begin(name, FrameKind::auth);
    out.var_uint(static_cast<std::uint64_t>(AuthKind::denied));
    out.var_string(reason);
    return end(std::move(out));
}

Frame without_name(const Frame& frame) {
    yjs::Reader reader{yjs::as_octets(*frame)};
    const std::string_view name = reader.var_string();
    const std::size_t begin = reader.position();
    const auto kind = static_cast<FrameKind>(reader.var_uint());
    if (name.empty() || reader.failed()) return nullptr;
    if (kind == FrameKind::sync || kind == FrameKind::awareness)
        return std::make_shared<const std::string>(frame->substr(begin));
    const bool is_denial = kind == FrameKind::auth
        && static_cast<AuthKind>(reader.var_uint()) == AuthKind::denied && !reader.failed();
    if (!is_denial) return nullptr;
    yjs::Writer out;
    out.var_uint(static_cast<std::uint64_t>(FrameKind::auth));
    out.var_uint(0); // permission denied, as y-protocols count it
    out.var_string(reader.var_string());
    return std::make_shared<const std::string>(yjs::as_text(out.written()));
}

Frame close_frame(std::string_view name, std::string_view reason) {
    yjs::Writer out = begin(name, FrameKind::close);
    out.var_string(reason);
    return end(std::move(out));
}

} // namespace folkmoot::collab
