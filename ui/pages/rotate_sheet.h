#pragma once

#include <QDialog>

#include "proxy/core/base/units.h"

class QComboBox;

namespace gatehouse::ui {

/// Asks how long the old key shall work beside the new one.
class RotateSheet : public QDialog {
    Q_OBJECT

public:
    RotateSheet(const QString& label, QWidget* parent);

    [[nodiscard]] Millis grace() const;

private:
    QComboBox* grace_;
};

}  // namespace gatehouse::ui
