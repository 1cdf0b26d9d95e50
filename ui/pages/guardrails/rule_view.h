#pragma once

#include <string>

#include "app/guardrails/guard_settings.h"
#include "ui/page.h"

class QFrame;
class QLabel;

namespace gatehouse::ui {

class BackBar;
class DetectorPicker;
class RuleForm;

/// One rule: its settings, and what it looks for.
class RuleView : public QWidget {
    Q_OBJECT

public:
    explicit RuleView(QWidget* parent = nullptr);
    /// `policy`: GuardRow::kAttacks is the rule of attacks.
    void show(const app::GuardSettings& settings, int policy);

    [[nodiscard]] int policy() const { return policy_; }

Q_SIGNALS:
    void edited(const app::GuardSettings& settings);
    void backAsked();

private:
    QFrame* makeDetectors(QWidget* parent);
    QFrame* makeAttacks(QWidget* parent);

    app::GuardSettings now_;
    int policy_ = -1;
    BackBar* bar_ = nullptr;
    QLabel* action_ = nullptr;
    RuleForm* form_ = nullptr;
    DetectorPicker* picker_ = nullptr;
    QFrame* detectors_ = nullptr;
    QFrame* attacks_ = nullptr;
};

}  // namespace gatehouse::ui
