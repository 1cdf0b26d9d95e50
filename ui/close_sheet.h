#pragma once

#include <QDialog>

namespace gatehouse::app {
class Settings;
}

namespace gatehouse::ui {

/// What closing the window means. Remembered as the setting "onClose".
enum class OnClose : quint8 { Ask, Keep, Quit };

OnClose onClose(const app::Settings& settings);
void setOnClose(app::Settings& settings, OnClose choice);

/// Asks once whether the gateway shall go on without its window.
class CloseSheet : public QDialog {
    Q_OBJECT

public:
    CloseSheet(const QString& address, QWidget* parent);

Q_SIGNALS:
    void chosen(gatehouse::ui::OnClose choice);
};

}  // namespace gatehouse::ui
