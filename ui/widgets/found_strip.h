#pragma once

#include <vector>

#include <QFrame>

#include "app/guardrails/found_marks.h"

class QVBoxLayout;

namespace gatehouse::ui {

/// What the guard found in a call: a row a finding, with the kind, where, the rule and what
/// happened. A row whose rule is known leads to all calls in which it found something. Hidden where
/// there is nothing.
class FoundStrip : public QFrame {
    Q_OBJECT

public:
    explicit FoundStrip(QWidget* parent = nullptr);

    void show(const std::vector<app::FoundMark>& marks);

    static constexpr std::size_t kMost = 12;  ///< rows; what is more is counted

Q_SIGNALS:
    void filterAsked(const QString& words);

private:
    void addRow(const app::FoundMark& mark, std::size_t place);

    QVBoxLayout* column_;
    std::vector<app::FoundMark> marks_;
};

}  // namespace gatehouse::ui
