#pragma once

#include <QTableView>

#include "app/models/log_model.h"

class QMenu;

namespace gatehouse::ui {

class LogDelegate;

/// The Traffic table: keeps still under the eyes while rows come in at the top.
///
/// Shape   at the top it follows the newest row; scrolled away, new rows move the scroll bar
/// instead of the rows. Thread  GUI.
class LogTable : public QTableView {
    Q_OBJECT

public:
    explicit LogTable(app::LogModel& model, QWidget* parent = nullptr);

    [[nodiscard]] bool following() const { return following_; }

    [[nodiscard]] int newAbove() const { return newAbove_; }

    void goNewest();
    [[nodiscard]] store::RowId currentId() const;
    bool selectId(store::RowId id);
    void step(int rows);  ///< the current row moves by so many
    [[nodiscard]] std::vector<store::RowId> selectedIds() const;

    QByteArray columnState() const;
    void restoreColumns(const QByteArray& state);
    /// A menu of all columns with marks; the caller owns it.
    QMenu* columnsMenu(QWidget* parent);

    [[nodiscard]] int rowHeight() const;            ///< of every row, px
    void showOrder(const store::Ranking& ranking);  ///< in the head of its column

Q_SIGNALS:
    void followingChanged();
    void sortAsked(int column);  ///< its head was clicked
    void newAboveChanged();
    void rowChosen();                     ///< another row, or none
    void columnsChanged();                ///< by the user
    void opened();                        ///< Space, Enter or double click
    void closed();                        ///< Escape
    void copyAsked();                     ///< C: the current row as a command
    void commanded(int key, bool shift);  ///< R, P, N or M: something to do with the chosen rows
    void menuAsked(const QPoint& globalPosition, int column);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void onRowsInserted(int first, int last);
    void onScrolled(int value);
    void setHovered(int row);
    void fitColumns();

    app::LogModel& model_;
    LogDelegate* delegate_;
    bool following_ = true;
    bool anchoring_ = false;
    bool chosen_ = false;  // the user has chosen columns: leave them alone
    bool fitting_ = false;
    int newAbove_ = 0;
};

}  // namespace gatehouse::ui
