#pragma once

#include <functional>

#include <QWidget>

#include "app/guardrails/guard_settings.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace gatehouse::ui {

/// The settings of a policy but for what it looks for; or those of the rule of attacks.
class RuleForm : public QWidget {
    Q_OBJECT

public:
    explicit RuleForm(QWidget* parent = nullptr);

    /// `policy` below 0: the rule of attacks. `problem`: what keeps it from working; empty:
    /// nothing.
    void show(const app::GuardSettings& settings, int policy, const QString& problem);

Q_SIGNALS:
    void edited(const app::GuardSettings& settings);

private:
    using Change = std::function<void(app::GuardSettings&, app::GuardPolicy&)>;

    QWidget* part(const QString& title, QWidget* field, const QString& hint = {});
    void makePlaces();
    void makeScope();
    void makeStrictness();
    void change(const Change& change);
    void showAction(const std::string& action);

    app::GuardSettings now_;
    int policy_ = -1;
    QVBoxLayout* column_;
    QLabel* problem_;
    QLineEdit* name_ = nullptr;
    QCheckBox* enabled_ = nullptr;
    QCheckBox* onRequest_ = nullptr;
    QCheckBox* onAnswer_ = nullptr;
    QComboBox* action_ = nullptr;
    QLabel* does_ = nullptr;
    QCheckBox* restores_ = nullptr;
    QLineEdit* providers_ = nullptr;
    QLineEdit* models_ = nullptr;
    QLineEdit* hosts_ = nullptr;
    QWidget* hostsPart_ = nullptr;
    QComboBox* strictness_ = nullptr;
    QWidget* namePart_ = nullptr;
    QWidget* placesPart_ = nullptr;
    QWidget* scopePart_ = nullptr;
    QWidget* strictnessPart_ = nullptr;
};

}  // namespace gatehouse::ui
