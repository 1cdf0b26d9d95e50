#pragma once

#include "proxy/core/config/config.h"
#include "ui/page.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace gatehouse::ui {

class Banner;
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
    SettingCard* makeLooks();
    SettingCard* makeGateway();
    SettingCard* makeRecords();
    SettingCard* makeHelp();
    void addRow(SettingCard* card, const char* id, QWidget* control);
    void find(const QString& words);
    void showConfig();
    void showGeneral();
    void setLogin();
    void editListen();
    void editRecords();
    void showProblems();

    QList<SettingCard*> cards_;
    QLineEdit* search_ = nullptr;
    EmptyState* nothing_ = nullptr;
    Banner* banner_ = nullptr;
    QComboBox* language_ = nullptr;
    QCheckBox* login_ = nullptr;
    QCheckBox* hidden_ = nullptr;
    Segments* onClose_ = nullptr;
    Segments* theme_ = nullptr;
    Segments* text_ = nullptr;
    QLineEdit* listen_ = nullptr;
    QCheckBox* bodies_ = nullptr;
    QCheckBox* index_ = nullptr;
    QCheckBox* address_ = nullptr;
    QSpinBox* days_ = nullptr;
    QSpinBox* gigabytes_ = nullptr;
    bool filling_ = false;
};

}  // namespace gatehouse::ui
