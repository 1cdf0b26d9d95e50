#pragma once

#include <QFrame>

#include "app/guardrails/guard_bench.h"

class QLabel;
class QPlainTextEdit;
class QVBoxLayout;

namespace gatehouse::ui {

class Segments;

/// A text that is tried with the rules of the draft: what is found in it, what would go on, and
/// whether it looks like an attack. The work is done on another thread.
class BenchCard : public QFrame {
    Q_OBJECT

public:
    explicit BenchCard(QWidget* parent = nullptr);
    /// With whose rules; asks again where they or the text changed.
    void setRules(const config::GatewayConfig& gateway, const config::AccessConfig& access);

Q_SIGNALS:
    void answered();  ///< what is shown is of the text that stands there

private:
    void ask();
    void putSample();
    void show(const app::BenchResult& result);
    void showMarks();
    void showReasons();
    [[nodiscard]] pipeline::Speaker speaker() const;

    app::GuardBench bench_;
    app::BenchAsk asked_;
    bool isAsked_ = false;
    app::BenchResult result_;
    Segments* speaker_;
    QPlainTextEdit* text_;
    QPlainTextEdit* after_;
    QLabel* verdict_;
    QLabel* attack_;
    QVBoxLayout* lines_;
    QVBoxLayout* reasons_;
};

}  // namespace gatehouse::ui
