#include "richtext/normal_text.hpp"
#include "richtext/schema.hpp"

#include <folkmoot/richtext_forms.hpp>

#include <unordered_set>

namespace folkmoot::richtext {
namespace {

template <class T> class Once {
public:
    explicit Once(std::vector<T>& list)
        : list_{list} { }
    void add(const T& value) {
        if (seen_.insert(value).second) list_.push_back(value);
    }

private:
    std::vector<T>& list_;
    std::unordered_set<T> seen_;
};

class Collector {
public:
    References run(const Tree& tree) {
        collect(tree.blocks);
        return std::move(found_);
    }

private:
    void collect(const std::vector<Block>& blocks) {
        for (const auto& block : blocks) {
            if (const auto* embed = std::get_if<Embed>(&block.node)) embeds_.add(embed->object);
            if (const auto* figure = std::get_if<Figure>(&block.node)) {
                if (figure->file != 0)
                    files_.add(figure->file);
                else if (!figure->source.empty())
                    sources_.add(figure->source);
            }
            for (const auto& piece : block.text) {
                if (const auto* object = std::get_if<ObjectLink>(&piece.style.link))
                    objects_.add(object->object);
                if (const auto* wiki = std::get_if<WikiLink>(&piece.style.link)) titles_.add(wiki->title);
                if (const auto* mention = std::get_if<Mention>(&piece.content)) people_.add(mention->person);
            }
            collect(block.blocks);
        }
    }

    References found_;
    Once<TargetId> objects_{found_.objects};
    Once<TargetId> embeds_{found_.embeds};
    Once<TargetId> files_{found_.files};
    Once<TargetId> people_{found_.people};
    Once<std::string> titles_{found_.wiki_titles};
    Once<std::string> sources_{found_.unresolved_sources};
};

void resolve(std::vector<Block>& blocks, const Resolver& resolver) {
    for (auto& block : blocks) {
        if (auto* figure = std::get_if<Figure>(&block.node); figure && figure->file == 0 && resolver.file) {
            figure->file = resolver.file(figure->source);
            if (figure->file != 0) figure->source.clear();
        }
        for (auto& piece : block.text) {
            const auto* wiki = std::get_if<WikiLink>(&piece.style.link);
            if (!wiki || !resolver.page) continue;
            if (auto object = resolver.page(wiki->title); object > 0) piece.style.link = ObjectLink{object};
        }
        if (rule(block).words == Words::rich) normalise_text(block.text);
        resolve(block.blocks, resolver);
    }
}

} // namespace

References references(const Tree& tree) {
    return Collector().run(tree);
}

void resolve(Tree& tree, const Resolver& resolver) {
    resolve(tree.blocks, resolver);
}

} // namespace folkmoot::richtext
