#pragma once

#include <QDialog>

#include "proxy/core/config/config.h"

class QLineEdit;

namespace gatehouse::ui {

/// Title and name of a route. The name is what callers write: two routes cannot share it.
class RenameSheet : public QDialog {
    Q_OBJECT

public:
    RenameSheet(const config::Config& config, const config::RouteConfig& route,
                QWidget* parent = nullptr);

    [[nodiscard]] QString title() const;
    [[nodiscard]] QString name() const;

private:
    QLineEdit* title_;
    QLineEdit* name_;
};

}  // namespace gatehouse::ui
