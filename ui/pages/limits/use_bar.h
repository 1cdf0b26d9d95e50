#pragma once

#include <QWidget>

#include "ui/theme/tokens.h"

namespace gatehouse::ui {

/// How much of a limit is used, with a mark where it begins to warn. Stands beside words that say
/// the same.
class UseBar : public QWidget {
    Q_OBJECT

public:
    explicit UseBar(QWidget* parent = nullptr);
    /// Shares from 0 to 1; `warnAt` 0: no mark.
    void set(double share, double warnAt, Token colour);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double share_ = 0;
    double warnAt_ = 0;
    Token colour_ = Token::Ok;
};

}  // namespace gatehouse::ui
