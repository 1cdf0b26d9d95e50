#pragma once

#include <QFont>
#include <QFontMetrics>
#include <QStyledItemDelegate>

#include "app/models/log_model.h"
#include "app/models/log_texts.h"
#include "ui/theme/theme.h"

namespace gatehouse::ui {

/// Draws every cell of the Traffic table: quiet where all is well, loud where something failed.
///
/// Thread  GUI. Only for views of a LogModel.
class LogDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit LogDelegate(QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    void setHoveredRow(int row) { hovered_ = row; }

    [[nodiscard]] int hoveredRow() const { return hovered_; }

    static constexpr int kPadding = 8;

    /// Colours of a state: text and soft background.
    static std::pair<Token, Token> coloursOf(app::Tone tone);
    /// 0 … 1: how long the bar of a latency is. Grows ever slower, so that 200 ms and 60 s both can
    /// be seen.
    static double barShare(std::int64_t micros);

private:
    struct Cell {
        QPainter& painter;
        QRect rect;
        const store::Row& row;
        const engine::Running* running;
        Qt::LayoutDirection direction;
    };

    void loadFonts();
    void drawStatus(const Cell& cell) const;
    void drawModel(const Cell& cell) const;
    int drawMarks(const Cell& cell) const;
    void drawLatency(const Cell& cell) const;
    void drawText(const Cell& cell, const QString& text, const QFont& font, Token colour,
                  int alignment) const;

    QFont body_, medium_, mono_, caption_;
    int hovered_ = -1;
};

}  // namespace gatehouse::ui
