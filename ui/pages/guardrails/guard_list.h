#pragma once

#include <string>
#include <vector>

#include <QFrame>
#include <QPoint>

#include "app/guardrails/guard_rows.h"

class QCheckBox;
class QKeyEvent;
class QLabel;
class QMouseEvent;
class QVBoxLayout;

namespace gatehouse::ui {

class Sparkline;

/// The kind of badge that an action has: the stricter, the louder.
const char* badgeOf(const std::string& action);

/// The rules of a gateway in their order, and what each found in the last 24 hours.
///
/// Alt+Up and Alt+Down on a policy move it, and so does the pointer that drags it.
class GuardList : public QFrame {
    Q_OBJECT

public:
    explicit GuardList(QWidget* parent = nullptr);
    /// Rows are made anew only where rules came, went or say something else.
    void show(const std::vector<app::GuardRow>& rows);
    void setHits(const app::GuardHits& hits);

Q_SIGNALS:
    // By the place among the policies; GuardRow::kAttacks: the rule of attacks.
    void callsAsked(const QString& rule);  ///< in which it found something
    void openAsked(int policy);
    void switched(int policy, bool on);
    void moveAsked(int policy, int by);
    void removeAsked(int policy);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    struct Line {
        app::GuardRow row;
        QWidget* link = nullptr;
        QCheckBox* isOn = nullptr;
        Sparkline* course = nullptr;
        QLabel* found = nullptr;
    };

    void addLine(const app::GuardRow& row, bool isLastPolicy);
    void addWords(const app::GuardRow& row, QWidget* link);
    void fill(Line& line);
    void keepFocus(const QString& name);
    bool moveByKey(QObject* link, QKeyEvent* event);
    bool moveByPointer(QObject* link, QMouseEvent* event);
    /// Before which policy something that is let go there would stand.
    [[nodiscard]] int gapAt(int y) const;
    [[nodiscard]] int lineOfGap(int gap) const;  ///< its height in the list

    std::vector<Line> lines_;
    app::GuardHits hits_;
    QPoint pressed_;
    int dragged_ = app::GuardRow::kAttacks;  ///< a policy on its way
    int gap_ = -1;                           ///< where it would go; -1: nowhere
    QVBoxLayout* column_;
};

}  // namespace gatehouse::ui
