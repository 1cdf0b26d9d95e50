#pragma once

#include <array>

#include <QFrame>
#include <QTimer>

#include "app/cache/cache_match.h"
#include "proxy/shell/store/reader.h"
#include "ui/page.h"

class QLabel;
class QPlainTextEdit;
class QToolButton;
class QVBoxLayout;

namespace gatehouse::ui {

/// "Would these two match?": two requests, typed, pasted or taken from the log, and whether one
/// would get the other's answer.
class CacheTester : public QFrame {
    Q_OBJECT

public:
    explicit CacheTester(const PageContext& context, QWidget* parent = nullptr);
    void showConfig();  ///< what the draft ignores counts

private:
    QWidget* makeSide(std::size_t side);
    void askRecent(std::size_t side);
    void take(std::size_t side, store::RowId row);
    void compare();

    PageContext context_;
    QTimer soon_;
    std::array<QPlainTextEdit*, 2> texts_{};
    std::array<QToolButton*, 2> recent_{};
    QLabel* verdict_;
    QVBoxLayout* lines_;
    QLabel* likeness_;
};

}  // namespace gatehouse::ui
