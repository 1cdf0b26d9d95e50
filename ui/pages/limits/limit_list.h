#pragma once

#include <string>
#include <vector>

#include <QFrame>

#include "app/limits/limit_rows.h"
#include "ui/theme/tokens.h"

class QLabel;
class QVBoxLayout;

namespace gatehouse::ui {

class Dot;
class ElidedLabel;
class UseBar;

/// The colour of a state; its words stand beside it.
Token tokenOf(app::LimitRow::State state);

/// All limits: what each says, what is used now, what happens to a call that is too much.
class LimitList : public QFrame {
    Q_OBJECT

public:
    explicit LimitList(QWidget* parent = nullptr);
    /// Figures change in place; rows are made anew only where limits came, went or say something
    /// else.
    void show(const std::vector<app::LimitRow>& rows);

Q_SIGNALS:
    void openAsked(const std::string& limit);
    void removeAsked(const std::string& limit);

private:
    struct Line {
        app::LimitRow row;
        Dot* dot = nullptr;
        QLabel* state = nullptr;
        UseBar* bar = nullptr;
        ElidedLabel* used = nullptr;
        ElidedLabel* left = nullptr;
        QWidget* link = nullptr;
    };

    [[nodiscard]] bool isSame(const std::vector<app::LimitRow>& rows) const;
    void addLine(const app::LimitRow& row);
    static void fill(Line& line, const app::LimitRow& row);

    std::vector<Line> lines_;
    QVBoxLayout* column_;
};

}  // namespace gatehouse::ui
