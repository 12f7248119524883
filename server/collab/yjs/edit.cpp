#include "collab/yjs/edit.hpp"

#include "collab/yjs/utf16.hpp"

namespace folkmoot::yjs {

Edit::Edit(Document& document, ClientId self, Budget& budget)
    : document_{document}
    , self_{self}
    , began_{document.clock_of(self)}
    , budget_{budget}
    , integration_{document.model(), budget} { }

void Edit::fail(Reason reason) {
    if (!failed()) fault_ = {reason, 0};
}

bool Edit::spend(std::uint64_t steps) {
    if (!budget_.spend(steps)) fail(Reason::over_budget);
    return !failed();
}

Id Edit::id_of(Place place) const {
    return {document_.model().clients[place.client].id, place.clock};
}

TypeNumber Edit::root(std::string_view name) {
    return model().types.find_or_add_root(model().keys.find_or_add(name));
}

BlockNumber Edit::put(Struct& item, TypeNumber parent, BlockNumber left, BlockNumber right) {
    if (failed()) return none;
    Model& known = model();
    item.clock = document_.clock_of(self_);
    if (item.length > Limits{}.highest_clock - item.clock) return fail(Reason::clock_too_high), none;
    item.has_origin = left != none;
    if (item.has_origin) item.origin = id_of(known.blocks[left].last());
    item.has_right_origin = right != none;
    if (item.has_right_origin) {
        const Block& behind = known.blocks[right];
        item.right_origin = id_of({behind.client, behind.clock});
    }
    if (left == none && right == none) {
        const Type& type = known.types[parent];
        item.has_parent_name = type.block == none;
        item.has_parent_id = !item.has_parent_name;
        if (item.has_parent_name) {
            item.parent_name = known.keys[type.name];
        } else {
            const Block& of_parent = known.blocks[type.block];
            item.parent_id = id_of({of_parent.client, of_parent.clock});
        }
    }
    if (const Reason reason = integration_.put(item, self_, 0); reason != Reason::none)
        return fail(reason), none;
    return known.clients[known.clients.find(self_)].blocks.last().block;
}

BlockNumber Edit::insert(
    TypeNumber parent, BlockNumber behind, Content content, std::string_view body, Clock length) {
    if (failed()) return none;
    Struct item;
    item.content = content;
    item.length = length;
    item.body = as_octets(body);
    const BlockNumber right = behind != none ? model().blocks[behind].right : model().types[parent].start;
    return put(item, parent, behind, right);
}

TypeNumber Edit::insert_type(TypeNumber parent, BlockNumber behind, TypeKind kind, std::string_view name) {
    Writer body;
    body.var_uint(static_cast<std::uint64_t>(kind));
    if (has_name(kind)) body.var_string(name);
    const BlockNumber made = insert(parent, behind, Content::type, as_text(body.written()));
    return made == none ? none : model().blocks[made].at;
}

TypeNumber Edit::insert_element(TypeNumber parent, BlockNumber behind, std::string_view name) {
    return insert_type(parent, behind, TypeKind::xml_element, name);
}

TypeNumber Edit::insert_text(TypeNumber parent, BlockNumber behind) {
    return insert_type(parent, behind, TypeKind::xml_text, {});
}

void Edit::erase(BlockNumber block) {
    if (!spend()) return;
    model().erase(block, budget_);
    spend(0);
}

void Edit::erase(TypeNumber list, Clock from, Clock length) {
    for (BlockNumber next = model().types[list].start; next != none && length > 0 && spend();) {
        BlockNumber number = next;
        const Block& block = model().blocks[number];
        const Clock units = block.deleted || !is_countable(block.content) ? 0 : block.length;
        if (units > from) {
            if (from > 0) number = model().split(number, from);
            from = 0;
            if (model().blocks[number].length > length) model().split(number, length);
            length -= model().blocks[number].length;
            erase(number);
        } else {
            from -= units;
        }
        next = model().blocks[number].right;
    }
}

void Edit::set_attribute(TypeNumber type, std::string_view key, std::string_view value) {
    if (failed()) return;
    Struct item;
    item.content = Content::any;
    item.length = 1;
    item.body = as_octets(value);
    item.has_key = true;
    item.key = key;
    put(item, type, model().types.newest(type, model().keys.find(key)), none);
}

void Edit::remove_attribute(TypeNumber type, std::string_view key) {
    const KeyNumber known = model().keys.find(key);
    const BlockNumber newest = known == none ? none : model().types.newest(type, known);
    if (newest != none && !model().blocks[newest].deleted) erase(newest);
}

Result<OwnedOctets> Edit::finish() {
    if (!failed()) model().join_touched(budget_);
    spend(0);
    if (failed()) return std::unexpected{fault_};
    DeleteSet deletes;
    for (const Model::DeletedRun& run : model().deleted)
        deletes.push_back({model().clients[run.place.client].id, run.place.clock, run.length});
    model().deleted.clear();
    normalise(deletes);
    if (deletes.empty() && document_.clock_of(self_) == began_) return OwnedOctets{};
    OwnedOctets update = document_.encode_of(self_, began_, deletes);
    began_ = document_.clock_of(self_);
    return update;
}

} // namespace folkmoot::yjs
