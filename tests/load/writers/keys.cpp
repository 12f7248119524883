#include "load/writers/keys.hpp"

#include "collab/tree/vocabulary.hpp"
#include "kit/made_update.hpp"

namespace folkmoot::load {

namespace made = yjs::test;

yjs::OwnedOctets Keys::paragraph() {
    const auto begin = clock_;
    made::Where where{.root = std::string{collab::text_root}};
    if (begin > 0) where.origin = yjs::Id{client_, text_ - 1};
    text_ = begin + 1;
    clock_ += 2;
    return made::MadeUpdate{}
        .section(client_, begin,
            {made::type_item(yjs::TypeKind::xml_element, where, "paragraph"),
                made::type_item(yjs::TypeKind::xml_text, {.parent = yjs::Id{client_, begin}})})
        .octets();
}

yjs::OwnedOctets Keys::next(std::string_view letters) {
    made::Where where;
    if (clock_ == text_ + 1)
        where.parent = yjs::Id{client_, text_};
    else
        where.origin = yjs::Id{client_, clock_ - 1};
    const auto begin = clock_;
    clock_ += static_cast<yjs::Clock>(letters.size());
    return made::MadeUpdate{}.section(client_, begin, {made::text_item(letters, where)}).octets();
}

} // namespace folkmoot::load
