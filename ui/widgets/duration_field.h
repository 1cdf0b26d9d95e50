#pragma once

#include <QWidget>

#include "proxy/core/base/units.h"

class QComboBox;
class QSpinBox;

namespace gatehouse::ui {

/// A length of time as a number and a unit, the largest that divides it.
class DurationField : public QWidget {
    Q_OBJECT

public:
    /// `zero`: what no time at all is called; empty: a second is the least.
    explicit DurationField(const QString& zero = {}, QWidget* parent = nullptr);
    /// Names of both controls: `objectName`, and the same with ".unit".
    void setNames(const QString& objectName, const QString& name);
    void set(Millis value);  ///< silent; a field that has the focus is left alone
    [[nodiscard]] Millis value() const;

Q_SIGNALS:
    void edited(gatehouse::Millis value);

private:
    void tell();

    QSpinBox* number_;
    QComboBox* unit_;
    bool filling_ = false;
};

}  // namespace gatehouse::ui
