#pragma once

#include <span>

#include <QString>

#include "ui/page.h"

namespace gatehouse::ui {

/// A page as a row: what stands in the side bar and how it is made.
struct PageRow {
    const char* id;     ///< "traffic": object names, links, --page
    const char* title;  ///< source text of context "PageList"
    const char* icon;   ///< name of a file in resources/icons
    const char* group;  ///< heading over it; empty: at the bottom of the side bar
    Page* (*make)(const PageContext& context, QWidget* parent);
};

/// All pages that work, in the order of the side bar.
std::span<const PageRow> pageList();
/// Pages that stand in no list and are opened by name: the first steps.
std::span<const PageRow> quietPageList();

QString titleOf(const PageRow& row);  ///< translated
QString groupOf(const PageRow& row);  ///< translated, upper case

}  // namespace gatehouse::ui
