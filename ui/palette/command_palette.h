#pragma once

#include <QPointer>
#include <QWidget>

#include "ui/palette/palette_model.h"

class QFrame;
class QLabel;
class QLineEdit;
class QListView;

namespace gatehouse::ui {

/// The list over the window that finds every page, command and setting by a few letters.
///
/// Shape   a child that covers its window; Escape or a click beside it closes it and gives the
/// focus back to where it was. Thread  GUI.
class CommandPalette : public QWidget {
    Q_OBJECT

public:
    explicit CommandPalette(QWidget* window);

    /// Shows the entries; see PaletteModel::setEntries().
    void open(QList<PaletteEntry> entries, const QStringList& used,
              std::function<void(const QString&)> filter);
    void close();

    [[nodiscard]] PaletteModel& model() { return model_; }

Q_SIGNALS:
    void ran(const QString& id);  ///< before the entry is run

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    bool onKey(int key, Qt::KeyboardModifiers modifiers);
    void choose(int row);
    void run(int row);
    void place();

    PaletteModel model_;
    QFrame* card_;
    QLineEdit* field_;
    QListView* list_;
    QLabel* nothing_;
    QPointer<QWidget> before_;
};

}  // namespace gatehouse::ui
