#pragma once

#include "ui/page.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace gatehouse::ui {

class Banner;
class ConfigControls;
class EmptyState;
class Segments;
class SettingCard;

/// How the window looks and behaves, where the gateway listens, what it records for how long, and
/// what helps when something is wrong.
///
/// Params  {"find": "theme"}: only the settings that have these words
class SettingsPage : public Page {
    Q_OBJECT

public:
    explicit SettingsPage(const PageContext& context, QWidget* parent = nullptr);

    void open(const QVariantMap& params) override;

protected:
    void activated() override;
    void deactivated() override;

private:
    SettingCard* makeGeneral();
    SettingCard* makeHelp();
    void find(const QString& words);
    void showConfig();
    void showGeneral();
    void setLogin();
    void showProblems();

    QList<SettingCard*> cards_;
    QLineEdit* search_ = nullptr;
    EmptyState* nothing_ = nullptr;
    Banner* banner_ = nullptr;
    QComboBox* language_ = nullptr;
    QCheckBox* login_ = nullptr;
    QCheckBox* hidden_ = nullptr;
    Segments* onClose_ = nullptr;
    ConfigControls* controls_ = nullptr;
};

}  // namespace gatehouse::ui
