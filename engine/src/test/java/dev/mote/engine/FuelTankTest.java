package dev.mote.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Fuel is handed out in slices, and none of it twice. */
class FuelTankTest {
    @Test
    void aFullTankHasASlice() {
        FuelTank tank = new FuelTank(10L * FuelTank.SLICE);
        assertThat(tank.left).isEqualTo(FuelTank.SLICE);
        assertThat(tank.used()).isZero();
    }

    @Test
    void anOverdraftIsPaidFromTheNextSlice() {
        FuelTank tank = new FuelTank(10L * FuelTank.SLICE);
        tank.left = -5;
        assertThat(tank.used()).isEqualTo(FuelTank.SLICE + 5);
        assertThat(tank.refill()).isTrue();
        assertThat(tank.used()).isEqualTo(FuelTank.SLICE + 5);
        assertThat(tank.left).isEqualTo(FuelTank.SLICE);
    }

    @Test
    void theLastSliceIsWhatIsLeft() {
        FuelTank tank = new FuelTank(FuelTank.SLICE + 10L);
        tank.left = -1;
        assertThat(tank.refill()).isTrue();
        assertThat(tank.left).isEqualTo(9);
        tank.left = 0;
        assertThat(tank.refill()).isTrue();
        tank.left = -1;
        assertThat(tank.refill()).isFalse();
        assertThat(tank.used()).isEqualTo(FuelTank.SLICE + 11L);
    }

    @Test
    void unlimitedFuelDoesNotOverflow() {
        FuelTank tank = new FuelTank(RunLimits.UNLIMITED_FUEL);
        tank.left = -1;
        assertThat(tank.refill()).isTrue();
        assertThat(tank.left).isPositive();
    }
}
