#pragma once

#include "ui/page.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QSpinBox;

namespace gatehouse::ui {

class Banner;
class Segments;

/// Looks of the window, and what the gateway records for how long.
class SettingsPage : public Page {
    Q_OBJECT

public:
    explicit SettingsPage(const PageContext& context, QWidget* parent = nullptr);

protected:
    void activated() override;
    void deactivated() override;

private:
    QWidget* makeLooks();
    QWidget* makeRecords();
    QWidget* makeAbout();
    void showConfig();
    void publishRecords();

    Banner* banner_ = nullptr;
    Segments* theme_ = nullptr;
    Segments* text_ = nullptr;
    QCheckBox* bodies_ = nullptr;
    QCheckBox* index_ = nullptr;
    QCheckBox* address_ = nullptr;
    QSpinBox* days_ = nullptr;
    QSpinBox* gigabytes_ = nullptr;
    bool filling_ = false;
};

}  // namespace gatehouse::ui
