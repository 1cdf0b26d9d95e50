#pragma once

#include <QStyledItemDelegate>

namespace gatehouse::ui {

/// Draws a row of the palette: icon, title with the found letters marked, kind, keys.
///
/// Thread  GUI. Only for views of a PaletteModel.
class PaletteDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace gatehouse::ui
