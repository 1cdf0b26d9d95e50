#pragma once

#include <string>
#include <vector>

#include <QFrame>

#include "app/guardrails/guard_rows.h"

class QCheckBox;
class QLabel;
class QVBoxLayout;

namespace gatehouse::ui {

class Sparkline;

/// The kind of badge that an action has: the stricter, the louder.
const char* badgeOf(const std::string& action);

/// The rules of a gateway in their order, and what each found in the last 24 hours.
///
/// Alt+Up and Alt+Down on a policy move it.
class GuardList : public QFrame {
    Q_OBJECT

public:
    explicit GuardList(QWidget* parent = nullptr);
    /// Rows are made anew only where rules came, went or say something else.
    void show(const std::vector<app::GuardRow>& rows);
    void setHits(const app::GuardHits& hits);

Q_SIGNALS:
    // By the place among the policies; GuardRow::kAttacks: the rule of attacks.
    void openAsked(int policy);
    void switched(int policy, bool on);
    void moveAsked(int policy, int by);
    void removeAsked(int policy);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

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

    std::vector<Line> lines_;
    app::GuardHits hits_;
    QVBoxLayout* column_;
};

}  // namespace gatehouse::ui
