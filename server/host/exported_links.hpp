#pragma once
#include "folkmoot/context.hpp"
#include "objects/written.hpp"

#include <map>
#include <unordered_map>

namespace folkmoot::host {

/// Where the links of texts lead that leave as files: to what is in the same archive by an address relative
/// to the file they stand in, to all else on the site by its whole address. Of a link to what the viewer does
/// not see only its words are left; one to a page that nobody has written stays [[as typed]] in Markdown and
/// is its words in HTML.
class ExportedLinks {
public:
    enum class Form { markdown, html };

    explicit ExportedLinks(ReadContext& context);

    /// What stands in the archive under this path: a file, or a folder with a slash at its end.
    void put(ObjectId object, std::string path) { places_[object] = {std::move(path), Place::whole}; }
    /// A text, which stands there in both forms: the path is without their ".md" and ".html". The first one
    /// put is the one that is led to.
    void put_text(ObjectId object, std::string path) {
        places_.try_emplace(object, Place{std::move(path), Place::text});
    }

    /// A text as it stands at this path of the archive.
    std::string as_markdown(const objects::Written& object, richtext::Tree text, std::string_view path) const;
    std::string as_html(const objects::Written& object, richtext::Tree text, std::string_view path) const;

private:
    class Leading;
    class Facts;
    struct Place {
        std::string path;
        enum Kind { whole, text } kind = whole;
    };

    std::optional<std::string> href(ObjectId object, std::string_view from, Form form) const;
    std::optional<std::string> file_href(ObjectId file, std::string_view from) const;
    std::optional<std::string> place_of(ObjectId object, std::string_view from, Form form) const;
    std::string whole(std::string_view address) const { return origin_ + std::string{address}; }

    ReadContext& context_;
    std::string origin_;
    std::map<ObjectId, Place> places_;
    mutable std::unordered_map<ObjectId, std::optional<std::string>> outside_; ///< asked already
};

} // namespace folkmoot::host
