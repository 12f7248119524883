#pragma once
#include "folkmoot/registry.hpp"

namespace folkmoot::host {

/// A section of a space as its navigation shows it.
struct SectionView {
    ObjectId id;
    std::string module;
    std::string slug;
    std::string name;
    Group group = Group::collaborate;
    static constexpr auto fields() {
        return std::array{field<&SectionView::id>("id", "The section"),
            field<&SectionView::module>("module", "Its module"),
            field<&SectionView::slug>("slug", "Its name in addresses"),
            field<&SectionView::name>("name", "Its name"),
            field<&SectionView::group>("group", "Which part of the navigation it stands in")};
    }
};

/// The sections of a space that the viewer may see and whose modules are in use, in their order.
std::vector<SectionView> list_sections(ReadTx& tx, const Viewer& viewer, ObjectId space);

/// Adds a section of a module to a space and furnishes it. Throws Code::bad_input for a module that is not in
/// use; asks for core.manage_sections.
ObjectId add_section(WriteContext& context, ObjectId space, std::string_view module, const std::string& name);

/// The modules that can be sections; kept beside the store (`tx.kept<SectionCatalogue>()`), set at the start.
struct SectionCatalogue {
    std::vector<Section> sections;
    const Section* find(std::string_view module) const;
};

} // namespace folkmoot::host
