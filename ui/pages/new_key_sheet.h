#pragma once

#include <QDialog>

#include "proxy/core/base/secret.h"

namespace gatehouse::ui {

/// Shows a gateway key once, to be copied.
class NewKeySheet : public QDialog {
    Q_OBJECT

public:
    NewKeySheet(const QString& label, const Secret& key, const QString& baseUrl, QWidget* parent);
};

}  // namespace gatehouse::ui
